import * as z from "zod/mini";
import type { Load } from "./load.ts";

/** What is read of a simulator, so many at a time; answers how many a second. */
export type Reading = (ms: number) => Promise<number>;

const AT_A_TIME = 10;
/** Of 50: as far as page numbers reach, 10,000 users. */
const PAGES = 200;

const list = z.object({
  users: z.array(z.object({ id: z.string(), user_id: z.string(), email: z.string() })),
});
/** Read without parsing the page, which would measure JSON.parse. */
const SCROLL_PARAM = /"scroll_param":"([^"]*)"/;

/** Pages of 50 by `last_request_at`, all that can be reached, from either end. */
export function pageReading(load: Load): Reading {
  const pathOf = (n: number) =>
    `/users?sort=last_request_at&order=${n % 2 === 0 ? "desc" : "asc"}&per_page=50&page=${1 + ((n * 37) % PAGES)}`;
  return (ms) => load.measure(pathOf, { atATime: AT_A_TIME, ms });
}

/** Users by id, by `user_id` and by email, in turn. */
export async function viewReading(load: Load): Promise<Reading> {
  const users = await someUsers(load);
  const pathOf = (n: number): string => {
    const { id, user_id, email } = users[n % users.length] ?? { id: "", user_id: "", email: "" };
    const paths = [`/users/${id}`, `/users?user_id=${user_id}`, `/users?email=${encodeURIComponent(email)}`];
    return paths[n % paths.length] ?? "";
  };
  return (ms) => load.measure(pathOf, { atATime: AT_A_TIME, ms });
}

/** Users by id alone. */
export async function idReading(load: Load): Promise<Reading> {
  const users = await someUsers(load);
  return (ms) => load.measure((n) => `/users/${users[n % users.length]?.id}`, { atATime: AT_A_TIME, ms });
}

/** Pages of a scroll, one after the other: there is but one scroll. It starts again when it has ended. */
export function scrollReading(load: Load): Reading {
  let param = "";
  return async (ms) => {
    const start = performance.now();
    let pages = 0;
    for (; performance.now() - start < ms; pages += 1) {
      const text = await load.read(`/users/scroll?scroll_param=${param}`);
      const [, next = ""] = SCROLL_PARAM.exec(text.slice(-80)) ?? [];
      param = text.includes('"users":[]') ? "" : next;
    }
    return pages / ((performance.now() - start) / 1000);
  };
}

/** One user as the simulator answers it. */
export async function aUser(load: Load): Promise<string> {
  const [first] = await someUsers(load);
  return load.read(`/users/${first?.id}`);
}

async function someUsers(load: Load): Promise<z.infer<typeof list>["users"]> {
  const pages = [1, 40, 80, 120, 160].map(async (page) =>
    z.parse(list, JSON.parse(await load.read(`/users?per_page=60&page=${page}`))),
  );
  return (await Promise.all(pages)).flatMap(({ users }) => users);
}
