import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import type { BusEntry } from "../../../lib/ingest/bus.ts";
import type { WebhookRequest } from "../../../lib/ingest/index.ts";
import { receiveSignup } from "../../../lib/ingest/signup.ts";
import { readSignup } from "../../../lib/ingest/signup-body.ts";
import { createSignupVerifier } from "../../../lib/ingest/signup-signature.ts";

const SECRET = "whsec_c2FuZGJveC1zaWdudXAtc2VjcmV0";
const verify = createSignupVerifier([SECRET]);
const nowMs = 1_560_945_600_000;
const MESSENGER_ID = "9d6c7f52-1a34-4d0f-8f7d-2b9e5a3c1d60";
const BODY = `{"type":"user","visitor":{"user_id":"${MESSENGER_ID}"},"user":{"user_id":"u-77"}}`;
const LEAD = '{"type":"lead","visitor":{"id":"5d1b2f0c7a6e4d3c2b1a0f9e"}}';

/** A bus that keeps what it is given, or refuses. */
function recordingBus(refuse?: Error) {
  const entries: BusEntry[] = [];
  const put = async (entry: BusEntry) => {
    if (refuse !== undefined) throw refuse;
    entries.push(entry);
  };
  return { entries, put };
}

function post(body: string | undefined, signature: string, id = "msg_1"): WebhookRequest {
  const headers = { "webhook-id": id, "webhook-timestamp": "1560945600", "webhook-signature": signature };
  return { method: "POST", headers, body, isBase64Encoded: false };
}

/** A call as the library signs it. */
function signed(body: string, id = "msg_1"): WebhookRequest {
  return post(body, new Webhook(SECRET).sign(id, new Date(nowMs), body), id);
}

async function send(request: WebhookRequest, bus = recordingBus()) {
  const received = await receiveSignup(request, { verify, put: bus.put, nowMs });
  const { statusCode, body } = received.answer;
  return {
    status: statusCode,
    body: body === "" ? "" : JSON.parse(body),
    log: received.log,
    entries: bus.entries,
  };
}

describe("a sign-up with a good signature", () => {
  test("is put on the bus as an event with the call's id, and answered 202 with it", async () => {
    const signature = "v1,nLAIm1irryMd9mXolu/udWCd+TPLaBykrVVk6OpNC/4=";
    expect(await send(post(BODY, signature))).toEqual({
      status: 202,
      body: { event: "msg_1" },
      log: { outcome: "accepted", event: "msg_1", secret: "secret-1" },
      entries: [
        {
          detailType: "notification",
          detail: {
            id: "msg_1",
            topic: "signup",
            created_at: 1_560_945_600,
            data: {
              item: {
                type: "signup",
                to: "user",
                visitor: { user_id: MESSENGER_ID },
                user: { user_id: "u-77" },
              },
            },
          },
        },
      ],
    });
  });

  test("may ask for a lead", async () => {
    const signature = "v1,Lz7CTYGFPPlX1NxtabzLwOugLm9odfNINEz5iSzFmUQ=";
    expect(await send(post(LEAD, signature, "msg_2"))).toMatchObject({
      status: 202,
      entries: [
        {
          detail: {
            data: { item: { type: "signup", to: "lead", visitor: { id: "5d1b2f0c7a6e4d3c2b1a0f9e" } } },
          },
        },
      ],
    });
  });

  test("is accepted as base64 too, as a function URL may send it, with letters beyond ASCII", async () => {
    const body = `{"type":"user","visitor":{"user_id":"${MESSENGER_ID}"},"user":{"user_id":"Jörg-77"}}`;
    const request = { ...signed(body), body: Buffer.from(body).toString("base64"), isBase64Encoded: true };
    expect(await send(request)).toMatchObject({
      status: 202,
      entries: [{ detail: { data: { item: { user: { user_id: "Jörg-77" } } } } }],
    });
  });

  test("that the bus does not take is answered 503, so that it is sent again", async () => {
    expect(await send(signed(BODY), recordingBus(new Error("throttled")))).toMatchObject({
      status: 503,
      body: { problem: "The sign-up could not be queued." },
      log: { outcome: "failed", reason: "Error", event: "msg_1" },
    });
  });

  test("whose body is wrong is answered 400, field by field, and logs nothing of the body", async () => {
    const body = `{"type":"user","visitor":{},"user":{"email":"Lea Moss"},"lea@example.test":1}`;
    const { status, body: answer, log, entries } = await send(signed(body));
    expect(status).toBe(400);
    expect(answer.problems.map(({ field, kind }: Record<string, string>) => [field, kind])).toEqual([
      ["visitor", "names_nobody"],
      ["user.email", "no_email"],
      ["lea@example.test", "unknown"],
    ]);
    expect(JSON.stringify(log)).not.toMatch(/Lea|lea@/);
    expect(entries).toEqual([]);
  });
});

describe("a call is refused", () => {
  test("for its signature: 401 with an empty body, also when the body is wrong too", async () => {
    for (const body of [BODY, '{"type":', ""]) {
      expect(await send(post(body, "v1,AAAA"))).toMatchObject({ status: 401, body: "", entries: [] });
    }
    expect(await send(post(undefined, "v1,AAAA"))).toMatchObject({
      status: 401,
      log: { outcome: "refused", reason: "empty_body" },
    });
  });

  test("for its size: 413, before its signature is looked at", async () => {
    expect(await send(post("x".repeat(16_385), "v1,AAAA"))).toMatchObject({
      status: 413,
      body: { problem: "The body has 16385 bytes.", remedy: "Send at most 16384." },
    });
    expect(await send(post("x".repeat(16_384), "v1,AAAA"))).toMatchObject({ status: 401 });
  });

  test.each(["GET", "HEAD", "PUT"])("for its method %s: 405", async (method) => {
    expect(await send({ ...signed(BODY), method })).toMatchObject({ status: 405, entries: [] });
  });
});

describe("a body", () => {
  const visitor = { user_id: MESSENGER_ID };
  const user = { user_id: "u-77" };

  test.each([
    { type: "user", visitor, user },
    { type: "user", visitor: { id: "5d1b" }, user: { id: "5d0a" } },
    { type: "user", visitor, user: { email: "lea@example.test" } },
    { type: "user", visitor, user: { user_id: "u-77", email: "lea@example.test" } },
    { type: "lead", visitor },
  ])("is taken as it is: %j", (body) => {
    expect(readSignup(JSON.stringify(body))).toEqual({ signup: body });
  });

  const NAMES = "Give user_id, which the web messenger calls the visitor's id, or id.";
  test.each([
    ["{", "body", "not_json", "Send JSON."],
    ["[]", "body", "wrong_type", "Give a field of type object."],
    [{}, "type", "wrong_value", 'Give "user" or "lead".'],
    [{ type: "contact", visitor }, "type", "wrong_value", 'Give "user" or "lead".'],
    [{ type: "lead" }, "visitor", "wrong_type", "Give a field of type object."],
    [{ type: "lead", visitor: {} }, "visitor", "names_nobody", NAMES],
    [
      { type: "lead", visitor: { id: "a", user_id: "b" } },
      "visitor",
      "names_two",
      "Give user_id or id, not both.",
    ],
    [{ type: "lead", visitor, user }, "user", "unknown", "Remove it: there is no such field here."],
    [
      { type: "lead", visitor: { email: "a@b.test" } },
      "visitor.email",
      "unknown",
      "Remove it: there is no such field here.",
    ],
    [{ type: "user", visitor }, "user", "wrong_type", "Give a field of type object."],
    [{ type: "user", visitor, user: {} }, "user", "names_nobody", "Give user_id, email, both, or id."],
    [
      { type: "user", visitor, user: { id: "a", email: "a@b.test" } },
      "user",
      "names_two",
      "Give id alone, or user_id and email.",
    ],
    [
      { type: "user", visitor, user: { user_id: 77 } },
      "user.user_id",
      "wrong_type",
      "Give a field of type string.",
    ],
    [
      { type: "user", visitor, user: { user_id: null } },
      "user.user_id",
      "wrong_type",
      "Give a field of type string.",
    ],
    [
      { type: "user", visitor, user: { user_id: "" } },
      "user.user_id",
      "empty",
      "Give a value, or leave the field out.",
    ],
    [
      { type: "user", visitor, user: { user_id: " u" } },
      "user.user_id",
      "padded",
      "Remove the whitespace at its start or end.",
    ],
    [
      { type: "user", visitor, user: { user_id: "x".repeat(256) } },
      "user.user_id",
      "too_long",
      "Give at most 255 characters, 128 for an id.",
    ],
    [
      { type: "user", visitor, user: { user_id: "\ud83d" } },
      "user.user_id",
      "not_text",
      "Send whole characters: there is half of a surrogate pair in it.",
    ],
    [{ type: "user", visitor, user: { email: "lea" } }, "user.email", "no_email", "Give an email address."],
  ])("is refused, with field, kind and remedy: %j", (body, field, kind, remedy) => {
    const read = readSignup(typeof body === "string" ? body : JSON.stringify(body));
    expect("problems" in read ? read.problems : read).toContainEqual({ field, kind, remedy });
  });

  test("of any shape is read or refused, never thrown on, and what is read names one visitor exactly", () => {
    const ids = fc.record(
      { id: fc.string(), user_id: fc.string(), email: fc.string() },
      { requiredKeys: [] },
    );
    const likely = fc.record(
      { type: fc.constantFrom("user", "lead"), visitor: ids, user: ids },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(likely, fc.jsonValue()), (body) => {
        const read = readSignup(JSON.stringify(body));
        if ("problems" in read) expect(read.problems.length).toBeGreaterThan(0);
        else expect(Object.keys(read.signup.visitor)).toHaveLength(1);
      }),
    );
  });
});
