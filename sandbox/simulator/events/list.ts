import { seconds } from "../clock.ts";
import { givenInteger } from "../http/query.ts";
import type { ApiRequest } from "../http/route.ts";
import type { Person } from "../people/person.ts";
import type { World } from "../world.ts";
import { eventView } from "./view.ts";

const LISTED_SECONDS = 90 * 24 * 60 * 60;

/**
 * `GET /events` of one person (events.md, section 5): those of the last 90 days, newest first. `pages` has a `next`
 * while older ones remain, else a `since` for what arrives later; both name the person by `intercom_user_id`, and an
 * instant in epoch milliseconds.
 */
export function listEvents(world: World, person: Person, { query, url }: ApiRequest): object {
  const perPage = givenInteger(query, "per_page", 1);
  const before = givenInteger(query, "before", 0) ?? Infinity;
  const since = givenInteger(query, "since", 0) ?? -Infinity;
  const oldest = seconds(world.clock) - LISTED_SECONDS;
  const matching = world.events
    .of(person.id)
    .filter(({ createdAt, atMs }) => createdAt > oldest && atMs < before && atMs > since);
  const shown = matching.slice(0, perPage ?? 50);
  const [newest, last] = [shown[0], shown.at(-1)];

  const link = (name: "before" | "since", atMs: number) => {
    const to = new URL(url);
    to.search = "";
    to.searchParams.append("type", "user");
    to.searchParams.append("intercom_user_id", person.id);
    if (perPage !== undefined) to.searchParams.append("per_page", String(perPage));
    if (name === "before" && since > 0) to.searchParams.append("since", String(since));
    to.searchParams.append(name, String(atMs));
    return to.href;
  };
  const more = last !== undefined && matching.length > shown.length;
  return {
    type: "event.list",
    events: shown.map((event) => eventView(event, person)),
    pages: more
      ? { next: link("before", last.atMs) }
      : newest === undefined
        ? {}
        : { since: link("since", newest.atMs) },
  };
}
