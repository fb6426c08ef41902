import { type Facts as AskedFacts, mergeNeeds, type Needs } from "../../conditions/index.ts";
import type { Reading } from "../../engine/index.ts";
import { type Company, type Conversation, isSwitchboardError } from "../../intercom/index.ts";
import type { AutoAssignSettings } from "./config.ts";
import type { ConversationFacts } from "./facts.ts";
import type { Shared } from "./shared.ts";

/** The companies of a person are read one by one; of someone with more, nothing is said about any. */
export const MOST_COMPANIES = 3;

/** What the conditions of the settings look at. */
export function needsOf({ exclude, routes = [] }: AutoAssignSettings): Needs {
  const conditions = [exclude, ...routes.map(({ when }) => when)];
  return mergeNeeds(conditions.flatMap((one) => (one === undefined ? [] : [one.needs()])));
}

/** What they look at for this conversation: one that lies with a team is not routed. */
export function needsFor(settings: AutoAssignSettings, { assignee }: ConversationFacts): Needs {
  const { exclude } = settings;
  if (assignee.type !== "team") return needsOf(settings);
  return mergeNeeds(exclude === undefined ? [] : [exclude.needs()]);
}

/** Whether a conversation as it stands in a list is enough for the conditions. */
export function isInList(needs: Needs): boolean {
  return !(needs.person || needs.companies || needs.conversationParts || needs.tagNames);
}

/** Reads what conditions look at besides the conversation, and nothing else. */
export async function readAsked(
  needs: Needs,
  conversation: Conversation,
  shared: Shared,
  reading: Reading,
): Promise<AskedFacts> {
  const person =
    needs.person || needs.companies ? await orUndefined(() => readPerson(conversation, reading)) : undefined;
  return {
    conversation,
    ...(person === undefined ? {} : { person }),
    ...(needs.companies && person !== undefined ? await readCompanies(person, reading) : {}),
    ...(await readShared(needs, shared)),
  };
}

/** What conditions look at that is of the workspace, read once an invocation. */
export async function readShared(needs: Needs, shared: Shared): Promise<AskedFacts> {
  return {
    ...(needs.tagNames ? { tags: await shared.tags() } : {}),
    ...(needs.conversationCounts ? { conversationCounts: await shared.conversationCounts() } : {}),
    ...(needs.adminCounts ? { adminCounts: (await shared.adminCounts()).counts } : {}),
  };
}

type Person = NonNullable<AskedFacts["person"]>;

async function readPerson({ user }: Conversation, { intercom, call }: Reading): Promise<Person | undefined> {
  const id = user?.id ?? undefined;
  if (id === undefined) return undefined;
  return user?.type === "user" ? intercom.users.get({ id }, call) : intercom.leads.get({ id }, call);
}

async function readCompanies({ companies }: Person, { intercom, call }: Reading): Promise<AskedFacts> {
  const ids = companies?.companies?.flatMap(({ id }) => (id == null ? [] : [id]));
  if (ids === undefined || ids.length > MOST_COMPANIES) return {};
  const read: Company[] = [];
  for (const id of ids) {
    const company = await orUndefined(() => intercom.companies.get({ id }, call));
    if (company === undefined) return {};
    read.push(company);
  }
  return { companies: read };
}

/** Undefined for what Intercom no longer knows. */
export async function orUndefined<T>(read: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (isSwitchboardError(error) && error.code === "intercom.not_found") return undefined;
    throw error;
  }
}
