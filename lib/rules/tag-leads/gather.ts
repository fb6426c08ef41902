import type { Needs } from "../../conditions/index.ts";
import type { Reading } from "../../engine/index.ts";
import { type Clock, isSwitchboardError } from "../../intercom/index.ts";
import type { TagLeadsFacts } from "./facts.ts";
import type { Hint } from "./object.ts";
import { companyFacts, namelessTags, personFacts } from "./person-facts.ts";
import { readCompanies, readEvents, readRecentEvents } from "./read-more.ts";
import type { segmentLists } from "./segments.ts";
import type { WorkspaceTags } from "./workspace-tags.ts";

/** What reading takes, besides the reading side itself. */
export interface Gathering {
  readonly clock: Clock;
  /** Of all conditions together. */
  readonly needs: Needs;
  readonly workspaceTags: WorkspaceTags;
  readonly membersOf: ReturnType<typeof segmentLists>;
  /** Kinds of people that the settings leave alone. */
  readonly isLookedAfter: (kind: "lead" | "user") => boolean;
}

/**
 * Reads what tag-leads decides on: the person or company as they are now, and of everything else only what the
 * conditions ask about. Somebody of a kind that is left alone is not read at all.
 */
export async function gather(hint: Hint, reading: Reading, by: Gathering): Promise<TagLeadsFacts> {
  const { id } = hint.object;
  const now = by.clock.now();
  if (hint.kind === "user" && !by.isLookedAfter("user")) {
    return { now, subject: { kind: "user", id }, tags: [], about: {} };
  }
  const { intercom, call } = reading;
  if (hint.object.kind === "company") {
    const company = await unlessGone(intercom.companies.get({ id }, call));
    if (company === undefined) return nobody(now);
    return companyFacts(company, { now, tags: await by.workspaceTags(reading, namelessTags(company)) });
  }
  // Finds leads too (docs/intercom-api-1.3/users.md §8), so that it needn't be known which of both they are.
  const person = await unlessGone(intercom.users.get({ id }, call));
  if (person === undefined) return nobody(now);
  const tags = await by.workspaceTags(reading, namelessTags(person));
  const segments = await by.membersOf(by.needs.segments, reading);
  const facts = personFacts(person, { now, tags, segments });
  if (facts.subject?.kind !== "company" && !by.isLookedAfter(facts.subject?.kind ?? "lead")) return facts;
  const more = {
    ...(by.needs.companies ? { companies: await readCompanies(person, reading) } : {}),
    ...(by.needs.events.length > 0 ? { events: await readEvents(id, reading) } : {}),
    ...(by.needs.recentEvents.length > 0
      ? { recentEvents: await readRecentEvents(id, by.needs.recentEvents, reading) }
      : {}),
    ...(by.needs.conversation && hint.conversation !== undefined
      ? { conversation: await unlessGone(intercom.conversations.get(hint.conversation, call)) }
      : {}),
  };
  return { ...facts, about: { ...facts.about, ...more } };
}

function nobody(now: number): TagLeadsFacts {
  return { now, subject: undefined, tags: [], about: {} };
}

async function unlessGone<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (isSwitchboardError(error) && error.code === "intercom.not_found") return undefined;
    throw error;
  }
}
