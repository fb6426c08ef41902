import type { Facts } from "../../conditions/index.ts";
import type { Reading } from "../../engine/index.ts";
import type { Company, DataEvent, Lead, User } from "../../intercom/index.ts";

/** Of someone in more companies than this, conditions about companies can't be told. */
export const MOST_COMPANIES = 5;
/** Of someone with more events than this in 90 days, conditions about recent events can't be told. */
const MOST_EVENTS = 500;
/** Pages of events that are read at most. */
export const MOST_EVENT_PAGES = MOST_EVENTS / 50 + 1;

/** A person's companies, whole: the person has only their ids and names. Undefined of someone in too many. */
export async function readCompanies(
  { companies }: Pick<User | Lead, "companies">,
  { intercom, call }: Reading,
): Promise<readonly Company[] | undefined> {
  const ids = (companies?.companies ?? []).flatMap(({ id }) => id ?? []);
  if (ids.length > MOST_COMPANIES) return undefined;
  const all: Company[] = [];
  for (const id of ids) all.push(await intercom.companies.get({ id }, call));
  return all;
}

/** How often a person did what, of all time (docs/intercom-api-1.3/events.md §6). */
export function readEvents(intercom_user_id: string, { intercom, call }: Reading) {
  return intercom.events.summaries({ intercom_user_id }, call);
}

/** The person's events of the last 90 days, by the names the settings use. Undefined when there are too many. */
export async function readRecentEvents(
  intercom_user_id: string,
  names: readonly string[],
  { intercom, call }: Reading,
): Promise<Facts["recentEvents"]> {
  const all: DataEvent[] = [];
  for await (const event of intercom.events.iterate({ intercom_user_id }, {}, call)) {
    all.push(event);
    if (all.length > MOST_EVENTS) return undefined;
  }
  return new Map(
    names.map((name) => [name, all.filter(({ event_name }) => stored(event_name) === stored(name))]),
  );
}

/** As Intercom keeps names: in any case, and `.` and `$` are `-` (docs/intercom-api-1.3/events.md §1). */
function stored(name: string): string {
  return name.toLowerCase().replace(/[.$]/g, "-");
}
