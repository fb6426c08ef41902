import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  createVerifier,
  findSignature,
  parseNotification,
  type SignedRequest,
} from "../../../../lib/intercom/webhooks/index.ts";
import { DELICATE, OLD_SECRET, PING, PING_SIGNATURE, PING_SIGNATURE_OLD, SECRET } from "./vectors.ts";

const verify = createVerifier([{ label: "current", secret: SECRET }]);
const HEX = "57b87fb335aecb222cdf57848b503fea77934795";

function reasonOf(request: SignedRequest): string {
  const result = verify(request);
  return result.ok ? "accepted" : result.reason;
}

describe("a good signature", () => {
  test("is accepted, with the label of its secret and the bytes that were signed", () => {
    const result = verify({ body: PING, signature: PING_SIGNATURE });
    expect(result).toEqual({ ok: true, label: "current", bytes: Buffer.from(PING, "utf8") });
  });

  test.each([
    ["string", PING],
    ["Buffer", Buffer.from(PING)],
    ["Uint8Array", new TextEncoder().encode(PING)],
    ["part of a larger buffer", new Uint8Array(Buffer.from(`xx${PING}yy`)).subarray(2, 2 + PING.length)],
  ])("is accepted over a body as %s", (_name, body) => {
    expect(reasonOf({ body, signature: PING_SIGNATURE })).toBe("accepted");
  });

  test.each(DELICATE)("is accepted over $name", ({ text, base64, signature }) => {
    expect(reasonOf({ body: text, signature })).toBe("accepted");
    expect(reasonOf({ body: Buffer.from(base64, "base64"), signature })).toBe("accepted");
    expect(reasonOf({ body: base64, isBase64Encoded: true, signature })).toBe("accepted");
  });

  test("is accepted in upper-case hex, which is the same number", () => {
    expect(reasonOf({ body: PING, signature: `sha1=${HEX.toUpperCase()}` })).toBe("accepted");
  });

  test("over escapes in one case does not hold for the other case", () => {
    const [lower, upper] = DELICATE.filter(({ name }) => name.includes("escapes") && name.includes("case"));
    expect(reasonOf({ body: lower?.text, signature: upper?.signature })).toBe("wrong_signature");
    expect(reasonOf({ body: upper?.text, signature: lower?.signature })).toBe("wrong_signature");
  });

  test("over invalid JSON is accepted, and the JSON is refused afterwards", () => {
    const body = '{"type":"notification_event"';
    const result = verify({ body, signature: "sha1=9b72a81fd39916cd8873765b1197c20f1c8cc42e" });
    expect(result.ok).toBe(true);
    expect(result.ok && parseNotification(result.bytes)).toEqual({ ok: false, reason: "not_json" });
  });

  test("over base64 text is not one over what it encodes", () => {
    const { base64, signature } = DELICATE[7];
    expect(reasonOf({ body: base64, signature })).toBe("wrong_signature");
    expect(reasonOf({ body: base64, isBase64Encoded: false, signature })).toBe("wrong_signature");
  });
});

describe("a wrong signature is refused", () => {
  test("made with another secret", () => {
    expect(reasonOf({ body: PING, signature: PING_SIGNATURE_OLD })).toBe("wrong_signature");
  });

  test("made over another body", () => {
    const signature = "sha1=7f852a04f5ef6b2c04effcb81c859db1ba3af6fd";
    expect(reasonOf({ body: PING, signature })).toBe("wrong_signature");
  });

  test("when one byte of the body is another", () => {
    expect(reasonOf({ body: PING.replace("w0rkspac", "w0rkspad"), signature: PING_SIGNATURE })).toBe(
      "wrong_signature",
    );
    expect(reasonOf({ body: `${PING}\n`, signature: PING_SIGNATURE })).toBe("wrong_signature");
  });

  test("when any one byte of the body has any one bit flipped", () => {
    const bytes = Buffer.from(PING);
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 7 }), (index, bit) => {
        const changed = Buffer.from(bytes);
        changed[index] = bytes.readUInt8(index) ^ (1 << bit);
        expect(reasonOf({ body: changed, signature: PING_SIGNATURE })).toBe("wrong_signature");
      }),
      { numRuns: 500 },
    );
  });

  test("when any one digit of the signature is another", () => {
    fc.assert(
      fc.property(fc.nat({ max: 39 }), fc.nat({ max: 15 }), (index, digit) => {
        const hex = digit.toString(16);
        fc.pre(HEX[index] !== hex);
        const signature = `sha1=${HEX.slice(0, index)}${hex}${HEX.slice(index + 1)}`;
        expect(reasonOf({ body: PING, signature })).toBe("wrong_signature");
      }),
    );
  });
});

describe("a header that can't be right is refused with its own reason", () => {
  test.each<[string, unknown, string]>([
    ["missing", undefined, "missing_header"],
    ["null", null, "missing_header"],
    ["empty", "", "empty_header"],
    ["blank", "  \t", "empty_header"],
    ["an array", [PING_SIGNATURE], "malformed_header"],
    ["an array of several", [PING_SIGNATURE, PING_SIGNATURE], "malformed_header"],
    ["a number", 42, "malformed_header"],
    ["an object", { sha1: HEX }, "malformed_header"],
    ["true", true, "malformed_header"],
    ["false", false, "malformed_header"],
    ["zero", 0, "malformed_header"],
    ["only the hex", HEX, "malformed_header"],
    ["another scheme", `sha256=${HEX}`, "unsupported_scheme"],
    ["a scheme in upper case", `SHA1=${HEX}`, "unsupported_scheme"],
    ["no scheme", `=${HEX}`, "unsupported_scheme"],
    ["empty after the prefix", "sha1=", "empty_signature"],
    ["truncated by one", `sha1=${HEX.slice(0, 39)}`, "malformed_header"],
    ["truncated to one", "sha1=5", "malformed_header"],
    ["longer", `${PING_SIGNATURE}0`, "malformed_header"],
    ["not hex", `sha1=${"g".repeat(40)}`, "malformed_header"],
    ["two, joined as proxies do", `${PING_SIGNATURE}, ${PING_SIGNATURE}`, "malformed_header"],
    ["followed by a line break", `${PING_SIGNATURE}\n`, "malformed_header"],
    ["surrounded by blanks inside", `sha1= ${HEX}`, "malformed_header"],
  ])("%s", (_name, signature, reason) => {
    expect(reasonOf({ body: PING, signature })).toBe(reason);
  });
});

describe("a body that isn't there is refused", () => {
  // openssl dgst -sha1 -hmac over nothing: the right signature of nothing is refused too.
  const OF_NOTHING = "sha1=a05e277d4ed1acbf4beba3639e475918dcaade71";
  test.each<[string, SignedRequest["body"], boolean | undefined]>([
    ["undefined", undefined, undefined],
    ["null", null, undefined],
    ["an empty string", "", undefined],
    ["no bytes", new Uint8Array(), undefined],
    ["an empty string of base64", "", true],
    ["base64 of nothing", "====", true],
    ["undefined, as base64", undefined, true],
  ])("%s", (_name, body, isBase64Encoded) => {
    expect(reasonOf({ body, isBase64Encoded, signature: OF_NOTHING })).toBe("empty_body");
    expect(reasonOf({ body, isBase64Encoded, signature: PING_SIGNATURE })).toBe("empty_body");
  });

  test("but the header is looked at first", () => {
    expect(reasonOf({ body: undefined, signature: undefined })).toBe("missing_header");
  });
});

describe("the header is found", () => {
  test.each(["x-hub-signature", "X-Hub-Signature", "X-HUB-SIGNATURE", "x-Hub-sIgNaTuRe"])("as %s", (name) => {
    const headers = {
      host: "hooks.example.test",
      [name]: PING_SIGNATURE,
      "x-hub-signature-256": "sha256=00",
    };
    expect(findSignature(headers)).toBe(PING_SIGNATURE);
    expect(reasonOf({ body: PING, signature: findSignature(headers) })).toBe("accepted");
  });

  test("or not", () => {
    expect(findSignature({ "x-hub-signature-256": "sha256=00" })).toBeUndefined();
    expect(findSignature({})).toBeUndefined();
    expect(findSignature(undefined)).toBeUndefined();
    expect(findSignature(null)).toBeUndefined();
  });
});

describe("several secrets", () => {
  const current = { label: "current", secret: SECRET };
  const old = { label: "old", secret: OLD_SECRET };

  test.each([
    ["new one first", [current, old]],
    ["old one first", [old, current]],
  ])("are all accepted, and the label tells which was used: %s", (_name, secrets) => {
    const both = createVerifier(secrets);
    expect(both({ body: PING, signature: PING_SIGNATURE })).toMatchObject({ ok: true, label: "current" });
    expect(both({ body: PING, signature: PING_SIGNATURE_OLD })).toMatchObject({ ok: true, label: "old" });
  });

  test("no longer include one that was removed", () => {
    const only = createVerifier([current]);
    expect(only({ body: PING, signature: PING_SIGNATURE_OLD })).toEqual({
      ok: false,
      reason: "wrong_signature",
    });
  });
});

describe("unusable secrets are refused when the verifier is made", () => {
  test.each<[string, readonly { label: string; secret: string }[], RegExp]>([
    ["none", [], /^secrets is empty: give at least one/],
    [
      "an empty one",
      [{ label: "a", secret: "" }],
      /^the webhook secret "a" is empty: copy the client secret/,
    ],
    [
      "an empty one among others",
      [
        { label: "a", secret: SECRET },
        { label: "b", secret: "" },
      ],
      /"b" is empty/,
    ],
    [
      "a line break at its end",
      [{ label: "a", secret: `${SECRET}\n` }],
      /"a" has whitespace at its start or end/,
    ],
    [
      "a blank at its start",
      [{ label: "a", secret: ` ${SECRET}` }],
      /"a" has whitespace at its start or end/,
    ],
    ["only blanks", [{ label: "a", secret: "   " }], /"a" has whitespace at its start or end/],
  ])("%s", (_name, secrets, message) => {
    expect(() => createVerifier(secrets)).toThrow(message);
    expect(() => createVerifier(secrets)).toThrow(
      expect.objectContaining({ code: "intercom.argument_invalid", retryable: false }),
    );
  });

  test("and the message never holds the secret", () => {
    expect(() => createVerifier([{ label: "a", secret: `${SECRET} ` }])).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(SECRET) }),
    );
  });
});

describe("the verifier", () => {
  test("has no option that switches the check off by being falsy", () => {
    for (const isBase64Encoded of [undefined, false, true]) {
      for (const signature of [undefined, null, "", false, 0, PING_SIGNATURE_OLD]) {
        expect(verify({ body: PING, isBase64Encoded, signature }).ok).toBe(false);
      }
    }
  });

  test("never throws, and never accepts what nobody signed", () => {
    const body = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.uint8Array(),
      fc.constantFrom(null, undefined, PING),
    );
    const hex = fc.stringMatching(/^[0-9a-f]{40}$/);
    const signature = fc.oneof(
      fc.anything(),
      fc.string(),
      hex.map((digits) => `sha1=${digits}`),
    );
    fc.assert(
      fc.property(
        body,
        fc.option(fc.boolean(), { nil: undefined }),
        signature,
        (given, isBase64Encoded, value) => {
          expect(verify({ body: given, isBase64Encoded, signature: value }).ok).toBe(false);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
