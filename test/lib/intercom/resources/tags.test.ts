import { describe, expect, test } from "vitest";
import { errorList, json, startHttpServer } from "../support/http-server.ts";
import { testClient } from "../support/test-client.ts";
import { testWire } from "../support/wire.ts";

const TAG: object = JSON.parse('{"type":"tag","name":"Beta testers","id":"40817"}');
const TAGS: object = JSON.parse(
  '{"type":"tag.list","tags":[{"type":"tag","name":"Beta testers","id":"40817"},{"type":"tag","name":"VIP","id":"40820"}]}',
);
const PERSON = "5d0a1c7e9b3f4a2d61000007";
const LEAD = "5d0a1c2e9f3b4a5c6d7e8f90";

testWire(
  [
    ["tags.list", ({ tags }) => tags.list(), TAGS, "GET /tags"],
    ["tags.create", ({ tags }) => tags.create("Beta testers"), TAG, "POST /tags", { name: "Beta testers" }],
    [
      "tags.update",
      ({ tags }) => tags.update("40817", { name: "Alpha testers" }),
      TAG,
      "POST /tags",
      { id: "40817", name: "Alpha testers" },
    ],
    [
      "tags.tag, users, one of whom loses it",
      ({ tags }) =>
        tags.tag("Beta testers", {
          users: [
            { id: PERSON },
            { user_id: "u-12", untag: true },
            { email: "bo@example.net", untag: false },
          ],
        }),
      TAG,
      "POST /tags",
      {
        name: "Beta testers",
        users: [{ id: PERSON }, { user_id: "u-12", untag: true }, { email: "bo@example.net", untag: false }],
      },
    ],
    [
      "tags.tag, leads among the users",
      ({ tags }) => tags.tag("VIP", { users: [{ user_id: "u-12" }], leads: [{ id: LEAD }] }),
      TAG,
      "POST /tags",
      { name: "VIP", users: [{ user_id: "u-12" }, { id: LEAD }] },
    ],
    [
      "tags.tag, companies",
      ({ tags }) => tags.tag("VIP", { companies: [{ company_id: "c-9" }, { id: "5d0a", untag: true }] }),
      TAG,
      "POST /tags",
      { name: "VIP", companies: [{ company_id: "c-9" }, { id: "5d0a", untag: true }] },
    ],
    [
      "tags.untag, users and leads",
      ({ tags }) => tags.untag("VIP", { users: [{ email: "bo@example.net" }], leads: [{ id: LEAD }] }),
      TAG,
      "POST /tags",
      {
        name: "VIP",
        users: [
          { email: "bo@example.net", untag: true },
          { id: LEAD, untag: true },
        ],
      },
    ],
    [
      "tags.untag, companies",
      ({ tags }) => tags.untag("VIP", { companies: [{ id: "5d0a" }] }),
      TAG,
      "POST /tags",
      { name: "VIP", companies: [{ id: "5d0a", untag: true }] },
    ],
    ["tags.delete", ({ tags }) => tags.delete("40817"), TAG, "DELETE /tags/40817"],
  ],
  [
    "tags.create",
    "tags.update",
    "tags.tag, users, one of whom loses it",
    "tags.tag, leads among the users",
    "tags.tag, companies",
    "tags.untag, users and leads",
    "tags.untag, companies",
  ],
);

describe("a tag", () => {
  test("has a string as id, also where the list has a number", async () => {
    const server = await startHttpServer((response) =>
      json(response, {
        type: "tag.list",
        tags: [
          { type: "tag", id: 1, name: "a", color: "red" },
          { type: "tag", id: "2", name: "b" },
        ],
      }),
    );
    expect(await testClient(server.origin).tags.list()).toEqual([
      { type: "tag", id: "1", name: "a", color: "red" },
      { type: "tag", id: "2", name: "b" },
    ]);
  });

  test("can be deleted without an answer's body", async () => {
    const server = await startHttpServer((response) => response.writeHead(200).end());
    expect(await testClient(server.origin).tags.delete("40817")).toBeUndefined();
  });

  test("that was deleted is nothing to read: an empty answer is an error elsewhere", async () => {
    const server = await startHttpServer((response) => response.writeHead(200).end());
    await expect(testClient(server.origin).tags.create("VIP")).rejects.toMatchObject({
      code: "intercom.response_invalid",
      details: { problem: "empty" },
    });
  });

  test("is given to nobody if one can't be found", async () => {
    const server = await startHttpServer((response) => errorList(response, 404, "not_found"));
    const tagged = testClient(server.origin).tags.tag("VIP", {
      users: [{ id: PERSON }, { user_id: "gone" }],
    });
    await expect(tagged).rejects.toMatchObject({ code: "intercom.not_found", retryable: false });
    expect(server.requests).toHaveLength(1);
  });
});
