import type { Facts as ConditionFacts, Needs } from "../../conditions/index.ts";
import type { ObjectRef, Reading } from "../../engine/index.ts";
import { type Clock, isSwitchboardError } from "../../intercom/index.ts";
import { namelessTags, personFacts } from "../tag-leads/person-facts.ts";
import { readCompanies, readEvents, readRecentEvents } from "../tag-leads/read-more.ts";
import type { segmentLists } from "../tag-leads/segments.ts";
import type { WorkspaceTags } from "../tag-leads/workspace-tags.ts";
import { conversationFacts } from "./conversation-facts.ts";
import type { FollowUpFacts, Target } from "./facts.ts";

/** What reading takes, besides the reading side itself. */
export interface Gathering {
  readonly clock: Clock;
  /** Of all conditions together. */
  readonly needs: Needs;
  /** Whether a step tags anybody. */
  readonly tags: boolean;
  readonly workspaceTags: WorkspaceTags;
  readonly membersOf: ReturnType<typeof segmentLists>;
  actingAdmin(reading: Reading): Promise<string>;
  targets(reading: Reading): Promise<ReadonlyMap<string, Target>>;
}

/** Reads what follow-up decides on: the conversation as it is now, and what the conditions and tags ask about. */
export async function gather({ id }: ObjectRef, reading: Reading, by: Gathering): Promise<FollowUpFacts> {
  const [targets, actingAdmin] = [await by.targets(reading), await by.actingAdmin(reading)];
  const now = by.clock.now();
  const nothing = { now, conversation: undefined, customerTags: undefined, targets, about: {} };
  const conversation = await unlessGone(reading.intercom.conversations.get(id, reading.call));
  if (conversation === undefined) return nothing;
  const facts = conversationFacts(conversation, actingAdmin);
  const about = { conversation, ...(await readCounts(reading, by.needs)) };
  if (facts.state !== "open" || facts.customer === undefined || !isPersonNeeded(by)) {
    return { ...nothing, conversation: facts, about };
  }
  const { customerTags, about: ofPerson } = await readPerson(facts.customer.id, reading, by);
  return { ...nothing, conversation: facts, customerTags, about: { ...about, ...ofPerson } };
}

/** Whether the settings ask for more of the customer than their conversation says. */
export function isPersonNeeded({ needs, tags }: Pick<Gathering, "needs" | "tags">): boolean {
  const { person, companies, segments, events, recentEvents } = needs;
  return tags || person || companies || [...segments, ...events, ...recentEvents].length > 0;
}

async function readPerson(
  id: string,
  reading: Reading,
  { clock, needs, workspaceTags, membersOf }: Gathering,
): Promise<Pick<FollowUpFacts, "customerTags" | "about">> {
  // Finds leads too (docs/intercom-api-1.3/users.md §8).
  const person = await unlessGone(reading.intercom.users.get({ id }, reading.call));
  if (person === undefined) return { customerTags: undefined, about: {} };
  const tags = await workspaceTags(reading, namelessTags(person));
  const segments = await membersOf(needs.segments, reading);
  const facts = personFacts(person, { now: clock.now(), tags, segments });
  const more = {
    ...(needs.companies ? { companies: await readCompanies(person, reading) } : {}),
    ...(needs.events.length > 0 ? { events: await readEvents(id, reading) } : {}),
    ...(needs.recentEvents.length > 0
      ? { recentEvents: await readRecentEvents(id, needs.recentEvents, reading) }
      : {}),
  };
  return { customerTags: facts.tags, about: { ...facts.about, ...more } };
}

/** Intercom's counts, if conditions ask for them. */
async function readCounts({ intercom, call }: Reading, needs: Needs): Promise<ConditionFacts> {
  return {
    ...(needs.conversationCounts ? { conversationCounts: await intercom.counts.conversations(call) } : {}),
    ...(needs.adminCounts ? { adminCounts: await intercom.counts.admins(call) } : {}),
  };
}

async function unlessGone<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (isSwitchboardError(error) && error.code === "intercom.not_found") return undefined;
    throw error;
  }
}
