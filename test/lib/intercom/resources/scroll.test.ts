import { describe, expect, test } from "vitest";
import type { IntercomClient } from "../../../../lib/intercom/index.ts";
import { errorList, json, startHttpServer } from "../support/http-server.ts";
import { testClient } from "../support/test-client.ts";

interface Entry {
  readonly id: string;
}

type Way = readonly [
  line: string,
  key: string,
  scroll: (client: IntercomClient, start?: { scroll_param?: string }) => AsyncGenerator<Entry>,
  pages: (client: IntercomClient) => AsyncGenerator<unknown>,
];

const ways: readonly Way[] = [
  [
    "GET /users/scroll",
    "users",
    ({ users }, start) => users.scroll(start),
    ({ users }) => users.scrollPages(),
  ],
  [
    "GET /contacts/scroll",
    "contacts",
    ({ leads }, start) => leads.scroll(start),
    ({ leads }) => leads.scrollPages(),
  ],
  [
    "GET /companies/scroll",
    "companies",
    ({ companies }, start) => companies.scroll(start),
    ({ companies }) => companies.scrollPages(),
  ],
];

const page = (key: string, ids: readonly string[], scroll_param: string | null) => ({
  type: "list",
  [key]: ids.map((id) => ({ type: "user", id })),
  scroll_param,
});

async function idsOf(entries: AsyncIterable<Entry>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of entries) ids.push(id);
  return ids;
}

describe.each(ways)("%s", (line, key, scroll, pages) => {
  test("goes on with the newest scroll_param until a page is empty, however short the others are", async () => {
    const server = await startHttpServer((response, _request, number) => {
      if (number === 1) json(response, page(key, ["a", "b"], "7d1e0a52/1"));
      else if (number === 2) json(response, page(key, ["c"], "7d1e0a52/1"));
      else if (number === 3) json(response, page(key, ["d"], "7d1e0a52/2"));
      else json(response, page(key, [], "7d1e0a52/2"));
    });
    expect(await idsOf(scroll(testClient(server.origin)))).toEqual(["a", "b", "c", "d"]);
    expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      line,
      `${line}?scroll_param=7d1e0a52%2F1`,
      `${line}?scroll_param=7d1e0a52%2F1`,
      `${line}?scroll_param=7d1e0a52%2F2`,
    ]);
  });

  test("gives whole pages with their scroll_param, each when it is asked for, and not the empty one", async () => {
    const server = await startHttpServer((response, _request, number) =>
      json(response, page(key, number === 1 ? ["a"] : [], "7d1e0a52")),
    );
    const all = pages(testClient(server.origin));
    expect(server.requests).toHaveLength(0);
    expect((await all.next()).value).toEqual(page(key, ["a"], "7d1e0a52"));
    expect(server.requests).toHaveLength(1);
    expect(await all.next()).toEqual({ done: true, value: undefined });
    expect(server.requests).toHaveLength(2);
  });

  test("can go on elsewhere", async () => {
    const server = await startHttpServer((response, _request, number) =>
      json(response, page(key, number === 1 ? ["c"] : [], "7d1e0a52")),
    );
    expect(await idsOf(scroll(testClient(server.origin), { scroll_param: "7d1e" }))).toEqual(["c"]);
    const [request] = server.requests;
    expect(`${request?.method} ${request?.url}`).toBe(`${line}?scroll_param=7d1e`);
  });

  test("is not asked again after an answer that got lost: it may have moved on", async () => {
    const server = await startHttpServer((response) => response.socket?.destroy());
    await expect(idsOf(scroll(testClient(server.origin)))).rejects.toMatchObject({
      code: "intercom.network",
      reason: "closed",
    });
    expect(server.requests).toHaveLength(1);
  });
});

describe("a scroll that can't be", () => {
  test("because another one is open may be tried again later", async () => {
    const server = await startHttpServer((response) => errorList(response, 400, "scroll_exists"));
    await expect(idsOf(testClient(server.origin).users.scroll())).rejects.toMatchObject({
      code: "intercom.scroll_exists",
      retryable: true,
      message: expect.stringContaining("it ends a minute after its last use"),
    });
    expect(server.requests).toHaveLength(1);
  });

  test("because it has expired has to start again; the pages before were good", async () => {
    const server = await startHttpServer((response, _request, number) =>
      number === 1
        ? json(response, page("contacts", ["a"], "7d1e0a52"))
        : errorList(response, 404, "not_found"),
    );
    const leads = testClient(server.origin).leads.scroll();
    expect((await leads.next()).value).toMatchObject({ id: "a" });
    await expect(leads.next()).rejects.toMatchObject({
      code: "intercom.scroll_expired",
      retryable: false,
      message: expect.stringContaining("start again without a scroll_param"),
      details: { endpoint: "leads.scroll", status: 404 },
    });
    expect(server.requests).toHaveLength(2);
  });

  test("because the one to go on with has expired has to start again", async () => {
    const server = await startHttpServer((response) => errorList(response, 404, "not_found"));
    const users = testClient(server.origin).users.scroll({ scroll_param: "7d1e" });
    await expect(users.next()).rejects.toMatchObject({ code: "intercom.scroll_expired" });
  });

  test("because there is nothing at its path is not an expired one", async () => {
    const server = await startHttpServer((response) => errorList(response, 404, "not_found"));
    await expect(idsOf(testClient(server.origin).users.scroll())).rejects.toMatchObject({
      code: "intercom.not_found",
    });
  });

  test("because Intercom lost it is Intercom's error, once", async () => {
    const server = await startHttpServer((response) => errorList(response, 500, "server_error"));
    await expect(idsOf(testClient(server.origin).users.scroll())).rejects.toMatchObject({
      code: "intercom.server",
    });
    expect(server.requests).toHaveLength(1);
  });

  test.each([[null], [""]])(
    "because its scroll_param is %j stops, after what came with it: the next call would start another",
    async (none) => {
      const server = await startHttpServer((response) => json(response, page("users", ["a", "b"], none)));
      const users = testClient(server.origin).users.scroll();
      expect((await users.next()).value).toMatchObject({ id: "a" });
      expect((await users.next()).value).toMatchObject({ id: "b" });
      await expect(users.next()).rejects.toMatchObject({
        code: "intercom.response_invalid",
        retryable: false,
        details: { at: "scroll_param" },
      });
      expect(server.requests).toHaveLength(1);
    },
  );

  test("because it is to go on from nowhere is refused", async () => {
    const server = await startHttpServer((response) => json(response, page("users", [], "7d1e0a52")));
    await expect(idsOf(testClient(server.origin).users.scroll({ scroll_param: "" }))).rejects.toMatchObject({
      code: "intercom.argument_invalid",
    });
    expect(server.requests).toHaveLength(0);
  });
});

test("a scroll ends without a scroll_param on its empty page", async () => {
  const server = await startHttpServer((response) => json(response, page("users", [], null)));
  expect(await idsOf(testClient(server.origin).users.scroll())).toEqual([]);
});
