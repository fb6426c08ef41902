import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BusEntry } from "../../../lib/ingest/bus.ts";
import { MAX_BODY_BYTES, receive, type WebhookRequest } from "../../../lib/ingest/index.ts";
import { createVerifier, signWebhook } from "../../../lib/intercom/webhooks/index.ts";

const verify = createVerifier([{ label: "secret-1", secret: "sandbox-secret" }]);

/** A bus that keeps what it is given, or refuses. */
function recordingBus(refuse?: Error) {
  const entries: BusEntry[] = [];
  const put = async (entry: BusEntry) => {
    if (refuse !== undefined) throw refuse;
    entries.push(entry);
  };
  return { entries, put };
}

const CREATED =
  '{"type":"notification_event","app_id":"w0rkspac","data":{"type":"notification_event_data","item":{"type":"conversation","id":"21330000001"}},"links":{},"id":"notif_5f2c","topic":"conversation.user.created","delivery_status":"pending","delivery_attempts":1,"delivered_at":0,"first_sent_at":1560945600,"created_at":1560945600,"self":null}';
const CREATED_SIGNATURE = "sha1=556e9e86d0b8be18b0f8b24c66813aac11b4d72d";
const PING =
  '{"type":"notification_event","app_id":"w0rkspac","data":{"type":"notification_event_data","item":{"type":"ping","message":"something something interzen"}},"links":{},"id":null,"topic":"ping","delivery_status":null,"delivery_attempts":1,"delivered_at":0,"first_sent_at":1560945600,"created_at":1560945600,"self":null}';
const API_2 =
  '{"type":"notification_event","app_id":"w0rkspac","data":{"type":"notification_event_data","item":{"type":"conversation","id":"7","source":{"type":"conversation"},"contacts":{"type":"contact.list","contacts":[]}}},"links":{},"id":"notif_v2","topic":"conversation.user.created","delivery_attempts":1,"first_sent_at":1560945600,"created_at":1560945600}';
const NO_ID =
  '{"type":"notification_event","app_id":"w0rkspac","data":{"type":"notification_event_data","item":{"type":"conversation","id":"7"}},"id":null,"topic":"conversation.user.created","delivery_attempts":1,"first_sent_at":1560945600,"created_at":1560945600}';

function post(body: string | undefined, signature: string | undefined): WebhookRequest {
  return { method: "POST", headers: { "x-hub-signature": signature }, body, isBase64Encoded: false };
}

describe("a notification with a good signature", () => {
  test("goes on the bus as it is, and is answered 200", async () => {
    const bus = recordingBus();
    const { answer, log } = await receive(post(CREATED, CREATED_SIGNATURE), verify, bus.put);
    expect(answer).toEqual({ statusCode: 200, body: "" });
    expect(bus.entries).toEqual([{ detailType: "notification", detail: JSON.parse(CREATED) }]);
    expect(log).toEqual({
      outcome: "accepted",
      detailType: "notification",
      topic: "conversation.user.created",
      event: "notif_5f2c",
      secret: "secret-1",
    });
  });

  test("is accepted as base64 too, as a function URL may send it", async () => {
    const bus = recordingBus();
    const body = Buffer.from(CREATED).toString("base64");
    const request = { ...post(body, CREATED_SIGNATURE), isBase64Encoded: true };
    expect((await receive(request, verify, bus.put)).answer.statusCode).toBe(200);
    expect(bus.entries).toHaveLength(1);
  });

  test("that is a ping is answered 200 and goes no further", async () => {
    const bus = recordingBus();
    const { answer } = await receive(
      post(PING, "sha1=b675d40a7463a976ad8fa2524b087d801e83f254"),
      verify,
      bus.put,
    );
    expect(answer).toEqual({ statusCode: 200, body: "" });
    expect(bus.entries).toEqual([]);
  });

  test("in the shape of API 2.x goes to be parked, not to a rule", async () => {
    const bus = recordingBus();
    const { answer } = await receive(
      post(API_2, "sha1=c5c09c171fbb1c90b20b5a91dcb2d44dfd061c31"),
      verify,
      bus.put,
    );
    expect(answer.statusCode).toBe(200);
    expect(bus.entries).toMatchObject([{ detailType: "unsupported", detail: { id: "notif_v2" } }]);
  });

  test("without an id is named after what stays the same when Intercom sends it again", async () => {
    const bus = recordingBus();
    await receive(post(NO_ID, "sha1=7b7b43c7b2e56e3084f7ce64fd376da93413bea5"), verify, bus.put);
    const again = NO_ID.replace('"delivery_attempts":1', '"delivery_attempts":2');
    await receive(post(again, signWebhook(again, "sandbox-secret")), verify, bus.put);
    // sha256 of ["conversation.user.created",1560945600,{"type":"notification_event_data","item":{"type":"conversation","id":"7"}}]
    const id = "body_17993257b890ff44ec9760924539bed1";
    expect(bus.entries).toMatchObject([{ detail: { id } }, { detail: { id } }]);
  });

  test("too large for the bus travels with its item's type and id only", async () => {
    const bus = recordingBus();
    const words = "ü".repeat(150_000);
    const large = CREATED.replace('"id":"21330000001"', `"id":"21330000001","words":"${words}"`);
    const { answer } = await receive(post(large, signWebhook(large, "sandbox-secret")), verify, bus.put);
    expect(answer.statusCode).toBe(200);
    expect(bus.entries).toMatchObject([
      { detail: { id: "notif_5f2c", data: { item: { type: "conversation", id: "21330000001" } } } },
    ]);
    expect(JSON.stringify(bus.entries)).not.toContain("ü");
  });

  test("that the bus does not take is answered 503, so that Intercom sends it again", async () => {
    const bus = recordingBus(new Error("throttled"));
    const { answer, log } = await receive(post(CREATED, CREATED_SIGNATURE), verify, bus.put);
    expect(answer.statusCode).toBe(503);
    expect(log).toMatchObject({ outcome: "failed", reason: "Error", event: "notif_5f2c" });
  });

  test.each([
    ["not JSON", '{"type":', "sha1=2e0fd843f3529f245132d80a3dfad1e71cf03b2d", "not_json"],
    [
      "not a notification",
      '{"hello":"world"}',
      "sha1=d7089231dca2f411ed4f75ce8fe3a76d9a71c2fa",
      "not_a_notification",
    ],
  ])("and a body that is %s: 400 that says so", async (_, body, signature, reason) => {
    const bus = recordingBus();
    const { answer } = await receive(post(body, signature), verify, bus.put);
    expect(answer.statusCode).toBe(400);
    expect(JSON.parse(answer.body)).toEqual({
      problem: `The body is no notification of Intercom: ${reason}.`,
      remedy: "Send JSON as Intercom does.",
    });
    expect(bus.entries).toEqual([]);
  });
});

describe("a request that is refused", () => {
  test.each([
    [
      "the signature of another secret",
      CREATED,
      "sha1=1a053bf52694f72717d0ed483d475ee7c53880b3",
      "wrong_signature",
    ],
    ["no signature", CREATED, undefined, "missing_header"],
    ["an empty body", "", CREATED_SIGNATURE, "empty_body"],
    ["no body", undefined, CREATED_SIGNATURE, "empty_body"],
    ["bytes that aren't JSON and a wrong signature", "{", CREATED_SIGNATURE, "wrong_signature"],
  ])("for %s: 401 with an empty body, and the reason only in the log", async (_, body, signature, reason) => {
    const bus = recordingBus();
    const { answer, log } = await receive(post(body, signature), verify, bus.put);
    expect(answer).toEqual({ statusCode: 401, body: "" });
    expect(log).toEqual({ outcome: "refused", reason });
    expect(bus.entries).toEqual([]);
  });

  test("for its size: 413, before its signature is looked at", async () => {
    const bus = recordingBus();
    const { answer } = await receive(post("x".repeat(MAX_BODY_BYTES + 1), undefined), verify, bus.put);
    expect(answer.statusCode).toBe(413);
    expect(JSON.parse(answer.body)).toEqual({
      problem: "The body has 1000001 bytes.",
      remedy: "Send at most 1000000.",
    });
  });

  test("for its method: 405", async () => {
    const request = { ...post(undefined, undefined), method: "GET" };
    expect((await receive(request, verify, recordingBus().put)).answer.statusCode).toBe(405);
  });
});

test("HEAD is answered 200 unsigned: Intercom asks so whether the URL is there", async () => {
  const request = { ...post(undefined, undefined), method: "HEAD" };
  expect((await receive(request, verify, recordingBus().put)).answer).toEqual({ statusCode: 200, body: "" });
});

test("whatever arrives unsigned never throws, is never accepted, and is never echoed", async () => {
  const anything = fc.record({
    body: fc.option(fc.string(), { nil: undefined }),
    signature: fc.option(fc.string(), { nil: undefined }),
    isBase64Encoded: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(anything, async ({ body, signature, isBase64Encoded }) => {
      const bus = recordingBus();
      const { answer } = await receive({ ...post(body, signature), isBase64Encoded }, verify, bus.put);
      expect(answer).toEqual({ statusCode: 401, body: "" });
      expect(bus.entries).toEqual([]);
    }),
  );
});
