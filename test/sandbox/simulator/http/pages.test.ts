import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutPage } from "../../../../sandbox/simulator/http/pages.ts";
import { addLead, addUser, at, listAt, refusal, startWorkspace } from "../support/workspace.ts";

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const PAGING = { perPage: 50, mostPerPage: 60, ceiling: true };
const cut = (count: number, query: string) =>
  cutPage(numbers(count), new URL(`http://host.test/users${query}`), PAGING);

describe("pages", () => {
  test("the first of three", () => {
    const { items, pages } = cut(105, "");
    expect(items).toHaveLength(50);
    expect(pages).toEqual({
      type: "pages",
      next: "http://host.test/users?per_page=50&page=2",
      page: 1,
      per_page: 50,
      total_pages: 3,
    });
  });

  test("the last", () => {
    const { items, pages } = cut(105, "?page=3");
    expect(items).toEqual([100, 101, 102, 103, 104]);
    expect(pages).toMatchObject({ next: null, page: 3, total_pages: 3 });
  });

  test("none at all", () => {
    expect(cut(0, "").pages).toEqual({ type: "pages", next: null, page: 1, per_page: 50, total_pages: 0 });
  });

  test("past the end", () => {
    expect(cut(10, "?page=2")).toMatchObject({ items: [], pages: { next: null, page: 2, total_pages: 1 } });
  });

  test("the next link keeps the filters", () => {
    expect(cut(3, "?email=a%2Bb%40x.test&page=1&per_page=2&order=asc").pages.next).toBe(
      "http://host.test/users?email=a%2Bb%40x.test&order=asc&per_page=2&page=2",
    );
  });

  test("more than the most is the most", () => {
    expect(cut(100, "?per_page=61").pages).toMatchObject({ per_page: 60, total_pages: 2 });
  });

  test.each(["page=0", "page=-1", "page=x", "page=1.5", "per_page=0", "per_page=many"])(
    "%s is refused",
    (query) => {
      expect(() => cut(1, `?${query}`)).toThrow(
        expect.objectContaining({ status: 400, code: "parameter_invalid" }),
      );
    },
  );

  test.each([
    ["?page=200&per_page=50", true],
    ["?page=201&per_page=50", false],
    ["?page=10000&per_page=1", true],
    ["?page=10001&per_page=1", false],
  ])("%s is within reach: %s", (query, reachable) => {
    if (reachable) expect(cut(1, query).items).toEqual([]);
    else expect(() => cut(1, query)).toThrow("page limit reached, please use scroll API");
  });

  test("following the links gives every item once, in order", () => {
    fc.assert(
      fc.property(fc.nat(300), fc.integer({ min: 1, max: 80 }), (count, perPage) => {
        const seen: number[] = [];
        let url: string | null = `http://host.test/users?per_page=${perPage}`;
        while (url !== null) {
          const page: ReturnType<typeof cutPage<number>> = cutPage(numbers(count), new URL(url), PAGING);
          expect(page.items.length).toBeLessThanOrEqual(60);
          seen.push(...page.items);
          url = page.pages.next;
        }
        expect(seen).toEqual(numbers(count));
      }),
    );
  });
});

describe("pages over HTTP", () => {
  test("the next link is on the host that the client called, and can be followed", async () => {
    const workspace = await startWorkspace();
    for (const name of ["a", "b", "c"]) await addUser(workspace, { user_id: name });
    const first = await workspace.get("/users/?per_page=2");
    const next = at(first.body, "pages", "next");
    expect(next).toBe(`${workspace.simulator.origin}/users?per_page=2&page=2`);
    const second = await workspace.get(String(next).slice(workspace.simulator.origin.length));
    expect(listAt(second.body, "users").map((user) => at(user, "user_id"))).toEqual(["a"]);
  });

  test("users have up to 60 on a page, leads 50, conversations 60", async () => {
    const workspace = await startWorkspace();
    await addLead(workspace);
    expect(at((await workspace.get("/users?per_page=100")).body, "pages", "per_page")).toBe(60);
    expect(at((await workspace.get("/contacts?per_page=100")).body, "pages", "per_page")).toBe(50);
    expect(at((await workspace.get("/conversations?per_page=100")).body, "pages", "per_page")).toBe(60);
    expect(at((await workspace.get("/conversations")).body, "pages", "per_page")).toBe(20);
  });

  test("users and leads end at 10,000, conversations don't", async () => {
    const workspace = await startWorkspace();
    for (const path of ["/users", "/contacts"]) {
      expect(refusal(await workspace.get(`${path}?page=201&per_page=50`))).toEqual([
        400,
        "parameter_invalid",
        "page limit reached, please use scroll API",
      ]);
    }
    expect((await workspace.get("/conversations?page=501&per_page=20")).status).toBe(200);
  });
});
