import { describe, expect, test } from "vitest";
import type { IntercomClient } from "../../../../lib/intercom/index.ts";
import { json, startHttpServer } from "../support/http-server.ts";
import { testClient } from "../support/test-client.ts";
import { testWire } from "../support/wire.ts";

const ID = "nsub_1f2e3d4c-0000-4a5b-8c9d-112233445566";
const SUBSCRIPTION: object =
  JSON.parse(`{"type":"notification_subscription","id":"nsub_1f2e3d4c-0000-4a5b-8c9d-112233445566","created_at":1560945600,"updated_at":1560945600,
 "service_type":"web","app_id":"w0rkspac","url":"https://hooks.example.test/in","self":"https://api.intercom.io/subscriptions/nsub_1f2e3d4c-0000-4a5b-8c9d-112233445566",
 "topics":["conversation.user.replied","contact.created"],"active":true,"metadata":{},"hub_secret":null,"mode":"point",
 "links":{"sent":"https://api.intercom.io/subscriptions/nsub_1f2e3d4c-0000-4a5b-8c9d-112233445566/sent","retry":"https://api.intercom.io/subscriptions/nsub_1f2e3d4c-0000-4a5b-8c9d-112233445566/retry","errors":"https://api.intercom.io/subscriptions/nsub_1f2e3d4c-0000-4a5b-8c9d-112233445566/errors"},"notes":[]}`);
const SUBSCRIPTIONS = { type: "notification_subscription.list", items: [SUBSCRIPTION] };

const SENT: object = JSON.parse(
  '{"type":"notification_event","app_id":"w0rkspac","data":{"type":"notification_event_data","item":{"type":"ping","message":"something something interzen"}},"links":{},"id":null,"topic":"ping","delivery_status":null,"delivery_attempts":1,"delivered_at":0,"first_sent_at":1560945600,"created_at":1560945600,"self":null}',
);
const FAILED = { ...SENT, delivery_attempts: 2, http_request: { url: "https://hooks.example.test/in" } };

const drain = async (entries: AsyncIterable<unknown>) => {
  const all: unknown[] = [];
  for await (const entry of entries) all.push(entry);
  return all;
};

testWire(
  [
    [
      "subscriptions.create",
      ({ subscriptions }) =>
        subscriptions.create({
          url: "https://hooks.example.test/in",
          topics: ["conversation", "event.created"],
          service_type: "web",
          hub_secret: "a-made-up-key",
          metadata: { event_names: ["placed-order"] },
        }),
      SUBSCRIPTION,
      "POST /subscriptions",
      {
        url: "https://hooks.example.test/in",
        topics: ["conversation", "event.created"],
        service_type: "web",
        hub_secret: "a-made-up-key",
        metadata: { event_names: ["placed-order"] },
      },
    ],
    ["subscriptions.list", ({ subscriptions }) => subscriptions.list(), SUBSCRIPTIONS, "GET /subscriptions"],
    [
      "subscriptions.get",
      ({ subscriptions }) => subscriptions.get(ID),
      SUBSCRIPTION,
      `GET /subscriptions/${ID}`,
    ],
    [
      "subscriptions.update",
      ({ subscriptions }) => subscriptions.update(ID, { topics: ["contact.created"] }),
      SUBSCRIPTION,
      `POST /subscriptions/${ID}`,
      { topics: ["contact.created"] },
    ],
    [
      "subscriptions.delete",
      ({ subscriptions }) => subscriptions.delete(ID),
      SUBSCRIPTION,
      `DELETE /subscriptions/${ID}`,
    ],
    [
      "subscriptions.ping",
      ({ subscriptions }) => subscriptions.ping(ID),
      SUBSCRIPTION,
      `POST /subscriptions/${ID}/ping`,
    ],
    [
      "subscriptions.sent",
      ({ subscriptions }) => drain(subscriptions.sent(ID)),
      { items: [SENT] },
      `GET /subscriptions/${ID}/sent`,
    ],
    [
      "subscriptions.errors",
      ({ subscriptions }) => drain(subscriptions.errors(ID)),
      { items: [FAILED] },
      `GET /subscriptions/${ID}/errors`,
    ],
    [
      "subscriptions.retry",
      ({ subscriptions }) => drain(subscriptions.retry(ID)),
      { items: [] },
      `GET /subscriptions/${ID}/retry`,
    ],
  ],
  ["subscriptions.update"],
);

describe("the answers", () => {
  test("hold the subscription of the facts as it is", async () => {
    const server = await startHttpServer((response, { url }) =>
      json(response, url === "/subscriptions" ? SUBSCRIPTIONS : SUBSCRIPTION),
    );
    const { subscriptions } = testClient(server.origin);
    expect(await subscriptions.get(ID)).toEqual(SUBSCRIPTION);
    expect(await subscriptions.list()).toEqual([SUBSCRIPTION]);
  });

  test("may have topics that came later", async () => {
    const later = {
      ...SUBSCRIPTION,
      topics: ["conversation.admin.sang"],
      metadata: { event_names: ["a", "b"] },
    };
    const server = await startHttpServer((response) => json(response, later));
    expect(await testClient(server.origin).subscriptions.get(ID)).toEqual(later);
  });

  test.each(["items", "notifications"])("hold a feed's notifications under %s", async (key) => {
    const server = await startHttpServer((response, _request, number) =>
      json(response, {
        type: "notification_event.list",
        [key]: [number === 1 ? SENT : FAILED],
        pages: { next: number === 1 ? `${server.origin}/subscriptions/${ID}/errors?page=2` : null },
      }),
    );
    expect(await drain(testClient(server.origin).subscriptions.errors(ID))).toEqual([SENT, FAILED]);
  });

  test("are refused when a feed has neither", async () => {
    const server = await startHttpServer((response) => json(response, { type: "list", data: [] }));
    await expect(drain(testClient(server.origin).subscriptions.sent(ID))).rejects.toMatchObject({
      code: "intercom.response_invalid",
      details: { problem: "schema" },
    });
  });
});

test.each<[string, (client: IntercomClient) => Promise<unknown>, string]>([
  [
    "a topic that needs names of events",
    (c) => c.subscriptions.create({ url: "https://hooks.example.test/in", topics: ["event.created"] }),
    "metadata is missing: event.created needs the names of the events as metadata.event_names",
  ],
  [
    "no names of events",
    (c) => c.subscriptions.update(ID, { topics: ["event.created"], metadata: { event_names: [] } }),
    "metadata.event_names is empty: name the events, there is no wildcard",
  ],
  ["a URL that is none", (c) => c.subscriptions.update(ID, { url: "hooks.example.test" }), "url is no URL"],
  ["an empty id, which would make one", (c) => c.subscriptions.update("", { topics: [] }), "id is empty"],
  ["an empty id of a feed", (c) => drain(c.subscriptions.sent("")), "id is empty"],
])("refused before anything is sent: %s", async (_name, make, message) => {
  const server = await startHttpServer((response) => json(response, {}));
  await expect(make(testClient(server.origin))).rejects.toMatchObject({
    code: "intercom.argument_invalid",
    message: expect.stringContaining(message),
  });
  expect(server.requests).toHaveLength(0);
});
