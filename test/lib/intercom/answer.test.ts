import { describe, expect, test } from "vitest";
import { errorList, startHttpServer } from "./support/http-server.ts";
import { testClient } from "./support/test-client.ts";

describe("an answer that can't be used", () => {
  const answering = (body: string, status = 200) =>
    startHttpServer((response) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(body);
    });

  test.each([
    ["cut off", '{"type":"team.list","teams":[', 200, "not_json", "the answer 200 is not JSON, or cut off"],
    ["HTML", "<!doctype html><p>Maintenance", 200, "html", "the answer 200 is an HTML page, not JSON"],
    ["nothing", "", 200, "empty", "the answer 200 has no body"],
    ["a redirect", "", 301, "redirect", "Intercom answered 301; redirects are not followed"],
  ])("because it is %s is an error, once", async (_name, body, status, problem, sentence) => {
    const server = await answering(body, status);
    await expect(testClient(server.origin).teams.list()).rejects.toMatchObject({
      code: "intercom.response_invalid",
      retryable: true,
      details: { problem, status },
      message: `GET /teams: ${sentence}`,
    });
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ["null", "null", "the top"],
    ["a list", "[]", "the top"],
    ["without the list", '{"type":"team.list"}', "teams"],
    ["with a number as id", '{"type":"team.list","teams":[{"type":"team","id":814865}]}', "teams.0.id"],
    [
      "with text among the ids",
      '{"teams":[{"type":"team","id":"1","admin_ids":[1,"2"]}]}',
      "teams.0.admin_ids.1",
    ],
  ])("because its shape is wrong names the place: %s", async (_name, body, at) => {
    const server = await answering(body);
    await expect(testClient(server.origin).teams.list()).rejects.toMatchObject({
      code: "intercom.response_invalid",
      retryable: false,
      details: { problem: "schema", at },
      message: expect.stringContaining(`the shape of API 1.3 at ${at} (`),
    });
  });

  test("names no place that is a customer's own words", async () => {
    const server = await answering('{"type":"count","user":{"tag":[{"of lea@example.test":"x"}]}}');
    await expect(testClient(server.origin).counts.users("tag")).rejects.toMatchObject({
      details: { at: "user.tag.0.*" },
    });
  });

  test("because it is an error list with status 200 is that error", async () => {
    const server = await startHttpServer((response) => errorList(response, 200, "not_found"));
    await expect(testClient(server.origin).teams.get("1")).rejects.toMatchObject({
      code: "intercom.not_found",
      details: { status: 200, intercomCodes: "not_found" },
    });
  });

  test("because it is too large is an error", async () => {
    const server = await answering(JSON.stringify({ teams: [], padding: "x".repeat(500) }));
    await expect(testClient(server.origin, { maxResponseBytes: 500 }).teams.list()).rejects.toMatchObject({
      code: "intercom.response_too_large",
    });
    expect(server.requests).toHaveLength(1);
  });
});
