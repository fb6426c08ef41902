import { listAt, textAt } from "../support/workspace.ts";
import type { Run } from "./run.ts";

/** Everything that the API shows of what a sequence has made. */
export async function observe({ model, call }: Run): Promise<Readonly<Record<string, unknown>>> {
  const people = [...model.people.keys()];
  const companies = [...model.companies.keys()];
  const paths = [
    "/users?per_page=60",
    "/contacts?per_page=50",
    "/companies?per_page=60",
    "/conversations?per_page=60",
    "/tags",
    "/segments?include_count=true",
    "/segments?include_count=true&type=company",
    "/admins",
    "/teams",
    "/subscriptions",
    "/counts",
    "/counts?type=conversation",
    "/counts?type=conversation&count=admin",
    ...["tag", "segment"].map((by) => `/counts?type=user&count=${by}`),
    ...["tag", "segment", "user"].map((by) => `/counts?type=company&count=${by}`),
    ...people.map((id) => `/users/${id}`),
    ...people.map((id) => `/notes?id=${id}`),
    ...people.map((id) => `/events?type=user&intercom_user_id=${id}`),
    ...[...model.visitors.keys()].map((id) => `/visitors/${id}`),
    ...companies.flatMap((id) => [`/companies/${id}`, `/companies/${id}/users`]),
    ...[...model.talks.keys()].map((id) => `/conversations/${id}`),
  ];
  const bodies = await Promise.all(paths.map((path) => call("GET", path)));
  return Object.fromEntries(paths.map((path, index) => [path, bodies[index]]));
}

/** All pages of a list, with a few on each: the ids in their order, and the numbers that the pages give for the total. */
export async function readPages(
  { call }: Run,
  path: string,
  key: string,
): Promise<{
  readonly ids: readonly string[];
  readonly items: readonly unknown[];
  readonly totals: readonly unknown[];
}> {
  const items: unknown[] = [];
  const totals: unknown[] = [];
  for (let page = 1; page < 100; page += 1) {
    const body = await call("GET", `${path}${path.includes("?") ? "&" : "?"}per_page=4&page=${page}`);
    totals.push(Reflect.get(Object(body), "total_count"));
    const shown = listAt(body, key);
    if (shown.length === 0) break;
    items.push(...shown);
  }
  return { ids: items.map((one) => textAt(one, "id")), items, totals };
}

/** All that a scroll shows. */
export async function readScroll({ call }: Run, kind: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let param = ""; ; ) {
    const body = await call("GET", `/${kind}/scroll${param}`);
    const shown = listAt(body, kind);
    if (shown.length === 0) return ids;
    ids.push(...shown.map((one) => textAt(one, "id")));
    param = `?scroll_param=${textAt(body, "scroll_param")}`;
  }
}
