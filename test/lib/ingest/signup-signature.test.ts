import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { createSignupVerifier } from "../../../lib/ingest/signup-signature.ts";

const SECRET = "whsec_c2FuZGJveC1zaWdudXAtc2VjcmV0";
const OLD_SECRET = "whsec_b2xkLXNpZ251cC1zZWNyZXQ=";
const NOW = 1_560_945_600_000;
const BODY =
  '{"type":"user","visitor":{"user_id":"9d6c7f52-1a34-4d0f-8f7d-2b9e5a3c1d60"},"user":{"user_id":"u-77"}}';
// Made with Python's hmac, of "msg_1.1560945600." and the body.
const SIGNATURE = "v1,nLAIm1irryMd9mXolu/udWCd+TPLaBykrVVk6OpNC/4=";
const OLD_SIGNATURE = "v1,Inn3yVsB6LbIj6WIUeZVc++1MOo/7CBQ+v0Cmcy4qRs=";

const good = { "webhook-id": "msg_1", "webhook-timestamp": "1560945600", "webhook-signature": SIGNATURE };
const verify = createSignupVerifier([SECRET]);
const check = (headers: Record<string, unknown>, body: string | Uint8Array = BODY, nowMs = NOW) =>
  verify({ headers, bytes: Buffer.from(body) }, nowMs);
const reasonOf = (...args: Parameters<typeof check>) => {
  const verified = check(...args);
  return verified.ok ? "accepted" : verified.reason;
};

describe("a call is accepted", () => {
  test("with a good signature, and tells what was signed", () => {
    expect(check(good)).toEqual({
      ok: true,
      label: "secret-1",
      id: "msg_1",
      timestamp: 1_560_945_600,
      text: BODY,
    });
  });

  test("as the standard's own example", () => {
    const example = createSignupVerifier(["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"]);
    const headers = {
      "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    };
    const bytes = Buffer.from('{"test": 2432232314}');
    expect(example({ headers, bytes }, 1_614_265_330_000)).toMatchObject({ ok: true });
  });

  test("with header names in any case", () => {
    const headers = Object.fromEntries(
      Object.entries(good).map(([name, value]) => [name.toUpperCase(), value]),
    );
    expect(check(headers)).toMatchObject({ ok: true });
  });

  test("with newlines, escapes of both cases, an emoji and ANSI in its body", () => {
    const body =
      '{"type":"user","visitor":{"id":"5d1b2f0c7a6e4d3c2b1a0f9e"},"user":{"user_id":"u \\u00FC \\u00fc 👋"}}\n\u001b[31m';
    const signature = "v1,sK5qAzR3VpdA3x4ViojWvcozTg9y/ZQW+m631FMH5eM=";
    expect(check({ ...good, "webhook-signature": signature }, body)).toMatchObject({ ok: true, text: body });
  });

  test("with several signatures of which one is right, wherever it stands, whatever the others are", () => {
    const wrong = "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    for (const signature of [`${wrong} ${SIGNATURE}`, `${SIGNATURE} v2,x`, `v1a,abc  ${SIGNATURE}`]) {
      expect(reasonOf({ ...good, "webhook-signature": signature })).toBe("accepted");
    }
  });

  test("with either of two secrets, in both orders, and with the old one no more once it is gone", () => {
    const call = { headers: { ...good, "webhook-signature": OLD_SIGNATURE }, bytes: Buffer.from(BODY) };
    expect(createSignupVerifier([SECRET, OLD_SECRET])(call, NOW)).toMatchObject({ label: "secret-2" });
    expect(createSignupVerifier([OLD_SECRET, SECRET])(call, NOW)).toMatchObject({ label: "secret-1" });
    expect(createSignupVerifier([SECRET])(call, NOW)).toEqual({ ok: false, reason: "wrong_signature" });
  });

  test.each([0, 300, -300])("%s seconds after it was signed", (seconds) => {
    expect(reasonOf(good, BODY, NOW + seconds * 1000)).toBe("accepted");
  });
});

describe("a call is refused", () => {
  test("when it is older or newer than five minutes", () => {
    expect(reasonOf(good, BODY, NOW + 301_000)).toBe("too_old");
    expect(reasonOf(good, BODY, NOW - 301_000)).toBe("too_new");
  });

  test.each(["", "now", "1560945600abc", "1e9", " 1560945600", "-1", "1560945600.5", "99999999999999999999"])(
    'for the time "%s"',
    (time) => {
      expect(["missing_header", "malformed_header"]).toContain(
        reasonOf({ ...good, "webhook-timestamp": time }),
      );
    },
  );

  test.each(["webhook-id", "webhook-timestamp", "webhook-signature"])(
    "without %s, or with it in no shape",
    (name) => {
      for (const value of [undefined, null, ""]) {
        expect(reasonOf({ ...good, [name]: value })).toBe("missing_header");
      }
      for (const value of [["a"], 7, {}])
        expect(reasonOf({ ...good, [name]: value })).toBe("malformed_header");
    },
  );

  test.each(["a/b", "a#b", "a b", "ü", "a\nb", "x".repeat(129)])("for the id %j", (id) => {
    expect(reasonOf({ ...good, "webhook-id": id })).toBe("malformed_header");
  });

  test.each([
    "v1,",
    "v1",
    ",",
    "v2,nLAIm1irryMd9mXolu/udWCd+TPLaBykrVVk6OpNC/4=",
    SIGNATURE.slice(3),
    SIGNATURE.slice(0, -1),
    `${SIGNATURE}=`,
    "v1 ,x",
  ])("for the signature %s", (signature) => {
    expect(reasonOf({ ...good, "webhook-signature": signature })).toBe("wrong_signature");
  });

  test("when the id, the time or the body are not the signed ones", () => {
    expect(reasonOf({ ...good, "webhook-id": "msg_2" })).toBe("wrong_signature");
    expect(reasonOf({ ...good, "webhook-timestamp": "1560945601" })).toBe("wrong_signature");
    expect(reasonOf(good, `${BODY} `)).toBe("wrong_signature");
  });

  test("for an empty body, or one that is no text, also when they are signed", () => {
    expect(
      reasonOf({ ...good, "webhook-signature": "v1,BBBYocN3vZn2EQ2fJ5C+li1vNbcR/CO+GPYcTmbwHz4=" }, ""),
    ).toBe("empty_body");
    expect(reasonOf(good, Buffer.from([0xff]))).toBe("not_utf8");
  });

  test("for any flipped bit", () => {
    const flip = fc.record({ at: fc.nat(BODY.length - 1), bit: fc.integer({ min: 0, max: 6 }) });
    fc.assert(
      fc.property(flip, ({ at, bit }) => {
        const bytes = Buffer.from(BODY);
        bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at);
        expect(verify({ headers: good, bytes }, NOW).ok).toBe(false);
      }),
    );
  });

  test("whatever its headers and body are, without a throw", () => {
    const headers = fc.record({
      "webhook-id": fc.oneof(fc.string(), fc.anything()),
      "webhook-timestamp": fc.oneof(fc.constant("1560945600"), fc.anything()),
      "webhook-signature": fc.oneof(fc.string(), fc.anything()),
    });
    fc.assert(
      fc.property(headers, fc.uint8Array(), (headers, bytes) => {
        expect(verify({ headers, bytes }, NOW).ok).toBe(false);
      }),
    );
  });
});

test("what the library signs, the verifier accepts: any id, time and body", () => {
  const id = fc.stringMatching(/^[\w.:~+=-]{1,128}$/);
  const body = fc.string({ minLength: 1, unit: "grapheme" });
  fc.assert(
    fc.property(id, fc.integer({ min: 0, max: 4_000_000_000 }), body, (id, seconds, body) => {
      const signature = new Webhook(SECRET).sign(id, new Date(seconds * 1000), body);
      const headers = {
        "webhook-id": id,
        "webhook-timestamp": String(seconds),
        "webhook-signature": signature,
      };
      expect(verify({ headers, bytes: Buffer.from(body) }, seconds * 1000)).toMatchObject({ ok: true, id });
    }),
  );
});

describe("secrets that can't be right are refused when the verifier is made:", () => {
  test.each([
    [[], "SignupSecrets is empty: set at least one"],
    [[""], "SignupSecrets, secret-1, is empty: make one as docs/signup.md says"],
    [[SECRET, ` ${SECRET}`], "SignupSecrets, secret-2, has whitespace at its start or end: remove it"],
    [[`${SECRET}\n`], "has whitespace"],
    [["sandbox-secret"], "is no signing secret: give whsec_ and at least 16 bytes in base64"],
    [["whsec_"], "is no signing secret"],
    [["whsec_c2hvcnQ="], "is no signing secret"],
    [["whsec_c2FuZGJveC1zaWdudXAtc2VjcmV"], "is no signing secret"],
    [["whsec_c2FuZGJv*C1zaWdudXAtc2VjcmV0"], "is no signing secret"],
  ])("%j", (secrets, message) => {
    expect(() => createSignupVerifier(secrets)).toThrow(message);
  });

  test("and none of them is repeated in the message", () => {
    expect(() => createSignupVerifier([` ${SECRET}`])).toThrow(/^(?!.*c2FuZGJv)/);
  });
});
