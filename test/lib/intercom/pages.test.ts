import { describe, expect, test } from "vitest";
import { json, startHttpServer } from "./support/http-server.ts";
import { testClient } from "./support/test-client.ts";

const user = (id: string) => ({ type: "user", id });

/** A server of users, page by page, whose links are made from its origin. */
async function startPages(next: (origin: string, page: number) => unknown, ids: readonly string[][]) {
  const server = await startHttpServer((response, _request, number) => {
    const link = next(server.origin, number);
    json(response, {
      type: "user.list",
      users: (ids[number - 1] ?? []).map(user),
      pages: {
        type: "pages",
        ...(link === undefined ? {} : { next: link }),
        page: number,
        per_page: 2,
        total_pages: 3,
      },
    });
  });
  return server;
}

async function idsOf(users: AsyncIterable<{ id: string }>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of users) ids.push(id);
  return ids;
}

describe("a list by pages", () => {
  test("is followed by Intercom's own links, with the token, until next is null", async () => {
    const server = await startPages(
      (origin, page) => (page < 3 ? `${origin}/users?tag_id=3142&per_page=2&page=${page + 1}` : null),
      [["a", "b"], ["c", "d"], ["e"]],
    );
    expect(await idsOf(testClient(server.origin).users.iterate({ tag_id: "3142", per_page: 2 }))).toEqual([
      "a",
      "b",
      "c",
      "d",
      "e",
    ]);
    expect(server.requests.map(({ url }) => url)).toEqual([
      "/users?tag_id=3142&per_page=2",
      "/users?tag_id=3142&per_page=2&page=2",
      "/users?tag_id=3142&per_page=2&page=3",
    ]);
    expect(server.requests[2]?.headers.authorization).toBe("Bearer dG9rOjEyMzQ1Njc4");
  });

  test.each<[string, unknown]>([
    ["null", null],
    ["absent", undefined],
    ["empty", ""],
  ])("ends where next is %s", async (_name, next) => {
    const server = await startPages(() => next, [["a"]]);
    expect(await idsOf(testClient(server.origin).users.iterate())).toEqual(["a"]);
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ["no pages", { type: "user.list", users: [] }],
    ["empty pages", { type: "user.list", users: [], pages: {} }],
    ["null pages", { type: "user.list", users: [], pages: null }],
  ])("ends where there are %s", async (_name, body) => {
    const server = await startHttpServer((response) => json(response, body));
    expect(await idsOf(testClient(server.origin).users.iterate())).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  test("is asked for page by page, not ahead", async () => {
    const server = await startPages(
      (origin, page) => `${origin}/users?page=${page + 1}`,
      [["a"], ["b"], ["c"]],
    );
    const pages = testClient(server.origin).users.pages();
    expect(server.requests).toHaveLength(0);
    expect((await pages.next()).value).toMatchObject({ users: [{ id: "a" }] });
    expect(server.requests).toHaveLength(1);
    await pages.return();
    expect(server.requests).toHaveLength(1);
  });

  test("passes the options to every call", async () => {
    const controller = new AbortController();
    const server = await startPages((origin, page) => `${origin}/users?page=${page + 1}`, [["a"], ["b"]]);
    const pages = testClient(server.origin).users.pages({}, { signal: controller.signal });
    await pages.next();
    controller.abort(new Error("enough"));
    await expect(pages.next()).rejects.toMatchObject({ code: "intercom.aborted" });
    expect(server.requests).toHaveLength(1);
  });
});

test("all users of an email are found, however many pages they fill", async () => {
  const server = await startPages(
    (origin, page) => (page === 1 ? `${origin}/users?email=a%40example.test&per_page=2&page=2` : null),
    [["a", "b"], ["c"]],
  );
  const found = await testClient(server.origin).users.findByEmail("a@example.test");
  expect(found.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  expect(server.requests.map(({ url }) => url)).toEqual([
    "/users?email=a%40example.test",
    "/users?email=a%40example.test&per_page=2&page=2",
  ]);
});

describe("a link that is not followed", () => {
  test("leads to another origin: the token stays here", async () => {
    const other = await startHttpServer((response) => json(response, { type: "user.list", users: [] }));
    const server = await startPages(() => `${other.origin}/users?page=2`, [["a"]]);
    const users = testClient(server.origin).users.iterate();
    expect((await users.next()).value).toMatchObject({ id: "a" });
    await expect(users.next()).rejects.toMatchObject({
      code: "intercom.next_link_refused",
      retryable: false,
      details: { endpoint: "users.list", problem: "other_origin", page: 1 },
    });
    expect(other.requests).toHaveLength(0);
  });

  test.each<[string, (origin: string) => string, string]>([
    ["another host", () => "https://api.intercom.io.example.test/users?page=2", "other_origin"],
    ["another scheme", (origin) => `${origin.replace("http:", "https:")}/users?page=2`, "other_origin"],
    ["another port", (origin) => `${origin.replace(/:\d+$/, ":1")}/users?page=2`, "other_origin"],
    ["credentials", (origin) => `${origin.replace("//", "//a:b@")}/users?page=2`, "other_origin"],
    ["a user name", (origin) => `${origin.replace("//", "//a@")}/users?page=2`, "other_origin"],
    ["this origin as the other's user", (origin) => `${origin}@example.test/users?page=2`, "other_origin"],
    ["only a path", () => "/users?page=2", "malformed"],
    ["no URL", () => "next", "malformed"],
    ["a script", () => "javascript:alert(1)", "other_origin"],
  ])("has %s", async (_name, next, problem) => {
    const server = await startPages(next, [["a"]]);
    await expect(idsOf(testClient(server.origin).users.iterate())).rejects.toMatchObject({
      code: "intercom.next_link_refused",
      details: { problem },
    });
    expect(server.requests).toHaveLength(1);
  });

  test("leads to a page that was read before", async () => {
    const server = await startPages(
      (origin, page) => `${origin}/users?page=${page === 1 ? 2 : 3}`,
      [["a"], ["b"], ["c"]],
    );
    await expect(idsOf(testClient(server.origin).users.iterate())).rejects.toMatchObject({
      code: "intercom.next_link_refused",
      details: { problem: "repeated", page: 3 },
    });
    expect(server.requests).toHaveLength(3);
  });
});

test("the pages of counts are found where they are nested twice", async () => {
  const server = await startHttpServer((response, _request, number) =>
    json(response, {
      type: "count",
      company: { tag: [{ Partner: number }] },
      pages: {
        pages: {
          type: "pages",
          next: number === 1 ? `${server.origin}/counts?type=company&count=tag&page=2&per_page=2` : null,
          page: number,
          per_page: 2,
          total_pages: 2,
        },
      },
    }),
  );
  const counts: unknown[] = [];
  for await (const { company } of testClient(server.origin).counts.companyPages("tag", { per_page: 2 })) {
    counts.push(company.tag);
  }
  expect(counts).toEqual([[{ Partner: 1 }], [{ Partner: 2 }]]);
  expect(server.requests.map(({ url }) => url)).toEqual([
    "/counts?type=company&count=tag&per_page=2",
    "/counts?type=company&count=tag&page=2&per_page=2",
  ]);
});
