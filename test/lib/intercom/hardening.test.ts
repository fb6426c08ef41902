import { inspect } from "node:util";
import { expect, test } from "vitest";
import { createMemoryLimiter } from "../../../lib/intercom/index.ts";
import { virtualClock } from "../../support/virtual-clock.ts";
import { json, startHttpServer } from "./support/http-server.ts";
import { testClient } from "./support/test-client.ts";

const TEAMS = { type: "team.list", teams: [] };
const listOf = (code: string, message?: string) => ({
  type: "error.list",
  request_id: "b7q1x0v5c2m8t4k9zz0g",
  errors: [{ code, ...(message === undefined ? {} : { message }) }],
});

test("a 429 whose reset is an hour away does not hold the next call for longer than a minute", async () => {
  const clock = virtualClock(1_700_000_000_000);
  const server = await startHttpServer((response, _request, number) =>
    number === 1
      ? json(response, listOf("rate_limit_exceeded"), {
          status: 429,
          headers: { "x-ratelimit-reset": "1700003600", "x-ratelimit-limit": "167" },
        })
      : json(response, TEAMS),
  );
  const client = testClient(server.origin, { clock, limiter: createMemoryLimiter({ clock }) });
  await expect(client.teams.list()).rejects.toMatchObject({ code: "intercom.rate_limited" });
  const next = client.teams.list();
  await clock.advance(61_000);
  expect(await next).toEqual([]);
});

test("a call that leaves a part is not made again for an error list that came with status 200", async () => {
  const server = await startHttpServer((response) => json(response, listOf("retry_after")));
  const reply = testClient(server.origin).conversations.replyAsAdmin("7", { admin_id: "1", body: "Hello!" });
  await expect(reply).rejects.toMatchObject({ retryable: true });
  expect(server.requests).toHaveLength(1);
});

test("a hook that rejects is ignored like one that throws", async () => {
  const server = await startHttpServer((response) => json(response, TEAMS));
  const onCall = async () => Promise.reject(new Error("the metrics are away"));
  expect(await testClient(server.origin, { onCall }).teams.list()).toEqual([]);
});

test.each([[400], [429]])(
  "what Intercom says about an error of status %i is not printed with it",
  async (status) => {
    const text =
      "Multiple existing users match this email address mira@example.net - must be more specific using user_id";
    const code = status === 429 ? "rate_limit_exceeded" : "conflict";
    const server = await startHttpServer((response) =>
      json(response, listOf(code, text), { status, headers: { "x-ratelimit-reset": "9999999999" } }),
    );
    const error = await testClient(server.origin)
      .users.findByEmail("mira@example.net")
      .catch((thrown: unknown) => thrown);
    expect(error).toHaveProperty("failure.errors.0.message", text);
    expect(JSON.stringify(error)).not.toContain("mira");
    expect(inspect(error, { depth: 9 })).not.toContain("mira");
    expect(JSON.stringify({ ...Object(error) })).not.toContain("mira");
  },
);

test("half a character in an id or a query is refused before anything is sent", async () => {
  const server = await startHttpServer((response) => json(response, TEAMS));
  const client = testClient(server.origin);
  await expect(client.users.get({ id: "\ud800" })).rejects.toMatchObject({
    code: "intercom.argument_invalid",
  });
  await expect(client.users.findByEmail("a\udc00@b.c")).rejects.toMatchObject({
    code: "intercom.argument_invalid",
  });
  expect(server.requests).toHaveLength(0);
});

test("a deadline that is not a number is refused", async () => {
  const server = await startHttpServer((response) => json(response, TEAMS));
  const listing = testClient(server.origin).teams.list({ deadline: Number.NaN });
  await expect(listing).rejects.toMatchObject({ code: "intercom.argument_invalid" });
});

test("a repetition for which there is no budget does not hide what the first attempt came to", async () => {
  const clock = virtualClock(1_700_000_000_000);
  const server = await startHttpServer((response) =>
    json(response, listOf("service_unavailable"), { status: 503 }),
  );
  const client = testClient(server.origin, { clock, limiter: createMemoryLimiter({ clock, limit: 1 }) });
  const listing = client.teams.list({ deadline: 1_700_000_005_000 });
  const outcome = expect(listing).rejects.toMatchObject({ code: "intercom.server", status: 503 });
  await server.arrived(1);
  while (clock.sleeping === 0) await new Promise((resolve) => setImmediate(resolve));
  await clock.advance(4_000);
  await outcome;
});

test.each([
  ["br", 503, "intercom.server"],
  ["gzip", 404, "intercom.not_found"],
  ["GZIP", 429, "intercom.rate_limited"],
])("an error whose body, in %s, can't be read is told by its status %i", async (encoding, status, code) => {
  const server = await startHttpServer((response) => {
    response.writeHead(status, { "content-encoding": encoding, "x-request-id": "b7q1" });
    response.end("not what it claims to be");
  });
  const deleting = testClient(server.origin).users.archive(
    { id: "5d0a1c7e9b3f4a2d61000007" },
    { deadline: Date.now() + 300 },
  );
  await expect(deleting).rejects.toMatchObject({ code });
});

test("a damaged count does not print the name of the company that it counts", async () => {
  const body = {
    type: "count",
    company: { user: [{ MiraHolt: true, remote_company_id: "c-9" }] },
    pages: {},
  };
  const server = await startHttpServer((response) => json(response, body));
  const error = await testClient(server.origin)
    .counts.companies("user")
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "intercom.response_invalid" });
  expect(inspect(error, { depth: 9 })).not.toContain("MiraHolt");
});
