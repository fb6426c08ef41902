import { describe, expect, test } from "vitest";
import { json, startHttpServer } from "../support/http-server.ts";
import { testClient } from "../support/test-client.ts";
import { testWire } from "../support/wire.ts";

const ME: object =
  JSON.parse(`{"type":"admin","id":"493881","email":"rhea@example.test","name":"Rhea Quill","email_verified":true,
 "app":{"type":"app","id_code":"w0rkspac","name":"Quill Co","created_at":1500000000,"secure":false,"identity_verification":false,"timezone":"Europe/Dublin","region":"US"},
 "avatar":{"type":"avatar","image_url":null}}`);

const LOG: object =
  JSON.parse(`{"id":"6","performed_by":{"type":"admin","id":"493881","email":"rhea@example.test","ip":"203.0.113.9"},
  "metadata":{"message":{"id":123,"title":"Welcome"},"before":"draft","after":"live"},
  "created_at":1560945600,"activity_type":"message_state_change","activity_description":"Rhea Quill changed your Welcome message from draft to live."}`);

const LOGS = {
  type: "activity_log.list",
  pages: { type: "pages", next: null, page: 1, per_page: 20, total_pages: 1 },
  activity_logs: [LOG],
};

testWire([
  ["admins.me", ({ admins }) => admins.me(), ME, "GET /me"],
  [
    "admins.activityLogs",
    ({ admins }) => admins.activityLogs({ created_at_after: 1560859200 }),
    LOGS,
    "GET /admins/activity_logs?created_at_after=1560859200",
  ],
  [
    "admins.activityLogs, until, by page",
    ({ admins }) =>
      admins.activityLogs({
        created_at_after: 1560859200,
        created_at_before: 1560945600,
        page: 2,
        per_page: 5,
      }),
    LOGS,
    "GET /admins/activity_logs?created_at_after=1560859200&created_at_before=1560945600&page=2&per_page=5",
  ],
]);

test("the admin of the facts comes back as it is, with the workspace", async () => {
  const server = await startHttpServer((response) => json(response, ME));
  expect(await testClient(server.origin).admins.me()).toEqual(ME);
});

describe("activity logs", () => {
  test("are iterated page after page, whatever their type", async () => {
    const later = { id: "0c1d-uuid", activity_type: "admin_sang", created_at: 1560945000, metadata: {} };
    const server = await startHttpServer((response, _request, number) =>
      json(
        response,
        number === 1
          ? {
              ...LOGS,
              pages: { next: `${server.origin}/admins/activity_logs?created_at_after=1560859200&page=2` },
            }
          : { type: "activity_log.list", pages: {}, activity_logs: [later] },
      ),
    );
    const logs: unknown[] = [];
    const { admins } = testClient(server.origin);
    for await (const log of admins.iterateActivityLogs({ created_at_after: 1560859200 })) logs.push(log);
    expect(logs).toEqual([LOG, later]);
    expect(server.requests.map(({ url }) => url)).toEqual([
      "/admins/activity_logs?created_at_after=1560859200",
      "/admins/activity_logs?created_at_after=1560859200&page=2",
    ]);
  });

  test.each(["activityLogPages", "iterateActivityLogs"] as const)(
    "are not asked for after a time in milliseconds: %s",
    async (method) => {
      const server = await startHttpServer((response) => json(response, LOGS));
      const { admins } = testClient(server.origin);
      expect(() => admins[method]({ created_at_after: 1_560_859_200_000 })).toThrow(
        "created_at_after is no time in whole epoch seconds",
      );
      expect(server.requests).toHaveLength(0);
    },
  );

  test("come by pages too", async () => {
    const server = await startHttpServer((response) => json(response, LOGS));
    const pages = testClient(server.origin).admins.activityLogPages({ created_at_after: 1560859200 });
    expect((await pages.next()).value).toEqual(LOGS);
    expect((await pages.next()).done).toBe(true);
  });
});
