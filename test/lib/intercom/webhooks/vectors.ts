/** Signed with openssl and with Python's hmac, not with the code under test. */
export const SECRET = "Rk7vQ2mZ9-client-secret";
export const OLD_SECRET = "old-W4xT8-secret";

export const PING =
  '{"type":"notification_event","app_id":"w0rkspac","data":{"type":"notification_event_data","item":{"type":"ping","message":"something something interzen"}},"links":{},"id":null,"topic":"ping","delivery_status":null,"delivery_attempts":1,"delivered_at":0,"first_sent_at":1560945600,"created_at":1560945600,"self":null}';
export const PING_SIGNATURE = "sha1=57b87fb335aecb222cdf57848b503fea77934795";
export const PING_SIGNATURE_OLD = "sha1=c779694ea2e56358679d2fe8e0cdf44f417cb214";

/** Bodies whose bytes are easily changed on the way from the socket to the check. */
export const DELICATE = [
  {
    name: "newlines",
    text: '{"a":"x"}\n\r\n\t',
    base64: "eyJhIjoieCJ9Cg0KCQ==",
    signature: "sha1=857e54f287fe80e054336ab5b49d6e9eba6b332c",
  },
  {
    name: "CRLF inside",
    text: '{\r\n"a": "line"\r\n}',
    base64: "ew0KImEiOiAibGluZSINCn0=",
    signature: "sha1=0c0131ebc16b6b0f9bbf4c733e14ba81e37a8da3",
  },
  {
    name: "ANSI escapes",
    text: '{"a":"\u001b[31mred\u001b[0m"}',
    base64: "eyJhIjoiG1szMW1yZWQbWzBtIn0=",
    signature: "sha1=e56b84a1618c2ba01825fbc0618c0d7b45b343d6",
  },
  {
    name: "emoji",
    text: '{"a":"👍🏽 Zoë"}',
    base64: "eyJhIjoi8J+RjfCfj70gWm/DqyJ9",
    signature: "sha1=5044f58f90130b3d0b224926687f4269bd8caa92",
  },
  {
    name: "lower-case \\u escapes",
    text: '{"a":"\\u00fc\\ud83d\\udc4d"}',
    base64: "eyJhIjoiXHUwMGZjXHVkODNkXHVkYzRkIn0=",
    signature: "sha1=be981c44adb37ddb0b2813271fa3aca71c9b4455",
  },
  {
    name: "upper-case \\u escapes",
    text: '{"a":"\\u00FC\\uD83D\\uDC4D"}',
    base64: "eyJhIjoiXHUwMEZDXHVEODNEXHVEQzREIn0=",
    signature: "sha1=5e7cfaa487515785c3d4bdabaaf9348c222dbffc",
  },
  {
    name: "the same text without escapes",
    text: '{"a":"ü👍"}',
    base64: "eyJhIjoiw7zwn5GNIn0=",
    signature: "sha1=af178572b49a52c80f644d9d51475e27a9b5e84c",
  },
  {
    name: "non-ASCII text",
    text: '{"body":"<p>Grüße, 你好 👋</p>"}',
    base64: "eyJib2R5IjoiPHA+R3LDvMOfZSwg5L2g5aW9IPCfkYs8L3A+In0=",
    signature: "sha1=4fd2699267eaf75474803edd4e96135b30a8ab7b",
  },
] as const;
