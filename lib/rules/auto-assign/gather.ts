import { type ObjectRef, type Reading, SettingUnknownError } from "../../engine/index.ts";
import { type AdminListEntry, type Conversation, isSwitchboardError } from "../../intercom/index.ts";
import type { AutoAssignFacts, ConversationFacts, PoolFacts, Teammate } from "./facts.ts";

/** Reads what auto-assign decides on: the conversation as it is now, and the team with its members. */
export async function gather(
  object: ObjectRef,
  team: string,
  actingAdmin: string,
  reading: Reading,
): Promise<AutoAssignFacts> {
  const entries = await reading.admins();
  return {
    conversation: await readConversation(object.id, reading),
    pool: poolOf(team, entries),
    actingAdmin: findActingAdmin(actingAdmin, entries),
  };
}

/** The acting admin's id, from an id or an email address in the settings. */
export function findActingAdmin(setting: string, entries: readonly AdminListEntry[]): string {
  const found = entries.find(
    (entry) => entry.type === "admin" && (entry.id === setting || entry.email === setting),
  );
  if (found !== undefined) return found.id;
  throw new SettingUnknownError("actingAdmin", "give the id or the email address of one of its teammates.");
}

/** The team that the settings name, by id or name, with the admins who are its members. */
export function poolOf(setting: string, entries: readonly AdminListEntry[]): PoolFacts {
  const team = entries.find(
    (entry) => entry.type === "team" && (entry.id === setting || entry.name === setting),
  );
  if (team === undefined || team.type !== "team") {
    throw new SettingUnknownError(
      "rules.autoAssign.pool.team",
      "give the name or the id of one of its teams.",
    );
  }
  const ids = new Set((team.admin_ids ?? []).map(String));
  const members = entries.flatMap((entry): Teammate[] =>
    entry.type === "admin" && ids.has(entry.id)
      ? [
          {
            id: entry.id,
            away: entry.away_mode_enabled === true,
            hasInboxSeat: entry.has_inbox_seat !== false,
          },
        ]
      : [],
  );
  return { team: team.id, name: team.name ?? team.id, members };
}

async function readConversation(
  id: string,
  { intercom, call }: Reading,
): Promise<ConversationFacts | undefined> {
  try {
    return factsOf(await intercom.conversations.get(id, call));
  } catch (error) {
    if (isSwitchboardError(error) && error.code === "intercom.not_found") return undefined;
    throw error;
  }
}

/** What a conversation says about itself, fetched or listed: lists leave out the parts only. */
export function factsOf(conversation: Conversation): ConversationFacts {
  const { type = "nobody_admin", id = null } = conversation.assignee ?? {};
  return {
    id: conversation.id,
    createdAt: (conversation.created_at ?? 0) * 1000,
    state: conversation.state ?? (conversation.open === false ? "closed" : "open"),
    assignee: { type, id },
  };
}
