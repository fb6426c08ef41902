import { describe, expect, test } from "vitest";
import { createIntercomClient, type IntercomClientOptions } from "../../../lib/intercom/index.ts";
import { checkOrigin, originOf } from "../../../lib/intercom/origin.ts";
import { virtualClock } from "../../support/virtual-clock.ts";
import { errorList, json, startHttpServer } from "./support/http-server.ts";
import { testClient } from "./support/test-client.ts";

const TOKEN = "dG9rOjEyMzQ1Njc4";

function refusal(options: IntercomClientOptions): unknown {
  try {
    void createIntercomClient(options).close();
    return undefined;
  } catch (error) {
    return error;
  }
}

describe("the origin", () => {
  test.each(["us", "eu", "au"] as const)("of a region is Intercom's: %s", (region) => {
    expect(
      {
        us: "https://api.intercom.io",
        eu: "https://api.eu.intercom.io",
        au: "https://api.au.intercom.io",
      }[region],
    ).toBe(originOf(region));
  });

  test("of a region that isn't one is refused", () => {
    const region: "us" = JSON.parse('"mars"');
    expect(refusal({ token: TOKEN, region })).toMatchObject({
      code: "intercom.argument_invalid",
      message: "region is unknown: give us, eu or au",
    });
  });

  test.each([
    ["https://api.intercom.io", "https://api.intercom.io"],
    ["https://api.intercom.io/", "https://api.intercom.io"],
    ["https://API.Intercom.io:443", "https://api.intercom.io"],
    ["http://127.0.0.1:4000", "http://127.0.0.1:4000"],
    ["http://localhost:4000/", "http://localhost:4000"],
    ["http://[::1]:4000", "http://[::1]:4000"],
  ])("%s is used as %s", (given, used) => {
    expect(checkOrigin(given)).toBe(used);
  });

  test.each([
    ["", "origin is no URL: give one such as https://api.intercom.io"],
    ["api.intercom.io", "origin is no URL: give one such as https://api.intercom.io"],
    [
      "https://api.intercom.io/v1",
      "origin has a path, a query or a fragment: give only scheme, host and port",
    ],
    [
      "https://api.intercom.io/?a=b",
      "origin has a path, a query or a fragment: give only scheme, host and port",
    ],
    [
      "https://api.intercom.io/#a",
      "origin has a path, a query or a fragment: give only scheme, host and port",
    ],
    ["https://user:word@api.intercom.io", "origin holds credentials: give the access token as token instead"],
    ["https://user@api.intercom.io", "origin holds credentials: give the access token as token instead"],
    ["http://api.intercom.io", "origin is not https: only 127.0.0.1, [::1] and localhost may use http"],
    [
      "http://127.0.0.1.example.test",
      "origin is not https: only 127.0.0.1, [::1] and localhost may use http",
    ],
    ["ftp://127.0.0.1", "origin is not https: only 127.0.0.1, [::1] and localhost may use http"],
  ])("%s is refused", (origin, message) => {
    expect(refusal({ token: TOKEN, origin })).toMatchObject({ code: "intercom.argument_invalid", message });
  });
});

describe("the token", () => {
  test.each([
    ["", "token is empty: give an access token from Intercom's Developer Hub"],
    [`${TOKEN}\n`, "token holds whitespace, as from copying it with a line break: remove it"],
    [` ${TOKEN}`, "token holds whitespace, as from copying it with a line break: remove it"],
    ["dG9r OjEy", "token holds whitespace, as from copying it with a line break: remove it"],
    ["dG9r…OjEy", "token holds characters that no token has: copy it again"],
    ["dG9r\u0000", "token holds characters that no token has: copy it again"],
  ])("%j is refused", (token, message) => {
    expect(refusal({ token })).toMatchObject({ code: "intercom.argument_invalid", message });
  });
});

describe("the limits", () => {
  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2_147_483_648])(
    "of time can't be %d",
    (value) => {
      expect(refusal({ token: TOKEN, attemptTimeoutMs: value })).toMatchObject({
        message: "attemptTimeoutMs must be a whole number from 1 to 2147483647",
      });
    },
  );

  test.each([0, -1, 1.5, Number.NaN])("of size can't be %d", (value) => {
    expect(refusal({ token: TOKEN, maxResponseBytes: value })).toMatchObject({
      message: "maxResponseBytes must be a whole number from 1 to 9007199254740991",
    });
  });

  test("of size is 16 MiB unless given", async () => {
    const MIB_16 = 16_777_216;
    const around = '{"teams":[],"x":""}'.length;
    const server = await startHttpServer((response, _request, number) => {
      response.end(`{"teams":[],"x":"${"a".repeat(MIB_16 - around + number - 1)}"}`);
    });
    const client = testClient(server.origin);
    expect(await client.teams.list()).toEqual([]);
    await expect(client.teams.list()).rejects.toMatchObject({ code: "intercom.response_too_large" });
  });
});

describe("a client", () => {
  test("has a limiter of its own: 166 calls a window until Intercom says otherwise", async () => {
    const clock = virtualClock(1_700_000_000_000);
    const server = await startHttpServer((response) => json(response, { teams: [] }));
    const client = createIntercomClient({ token: TOKEN, origin: server.origin, clock });
    for (let call = 0; call < 166; call += 1) await client.teams.list();
    await expect(client.teams.list({ deadline: 1_700_000_005_000 })).rejects.toMatchObject({
      code: "intercom.rate_limited",
      retryAtMs: 1_700_000_010_000,
    });
    expect(server.requests).toHaveLength(166);
    await client.close();
  });

  test("shares nothing with another one", async () => {
    const clock = virtualClock(1_700_000_000_000);
    const server = await startHttpServer((response, request) =>
      request.headers.authorization === "Bearer one"
        ? errorList(response, 429, "rate_limit_exceeded")
        : json(response, { teams: [] }),
    );
    const one = createIntercomClient({ token: "one", origin: server.origin, clock });
    const other = createIntercomClient({ token: "other", origin: server.origin, clock });
    await expect(one.teams.list({ deadline: 1_700_000_005_000 })).rejects.toThrow();
    expect(await other.teams.list({ deadline: 1_700_000_005_000 })).toEqual([]);
    await Promise.all([one.close(), other.close()]);
  });

  test("finishes what is under way when it is closed, and can be closed twice", async () => {
    const answers: (() => void)[] = [];
    const server = await startHttpServer((response) => answers.push(() => json(response, { teams: [] })));
    const client = testClient(server.origin);
    const listed = client.teams.list();
    await server.arrived(1);
    const closed = client.close();
    for (const answer of answers) answer();
    expect(await listed).toEqual([]);
    await closed;
    await expect(client.close()).resolves.toBeUndefined();
    await expect(client.teams.list()).rejects.toMatchObject({ message: "client was closed: make a new one" });
  });

  test("does not show its token", () => {
    const client = createIntercomClient({ token: TOKEN });
    expect(JSON.stringify(client)).not.toContain(TOKEN);
    void client.close();
  });
});
