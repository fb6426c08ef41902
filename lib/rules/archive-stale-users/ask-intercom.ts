import type { Reading } from "../../engine/index.ts";
import type { ArchiveStaleUsersSettings } from "./config.ts";
import type { Exemption } from "./facts.ts";

const DAY_SECONDS = 86_400;
const PER_PAGE = 60;

/**
 * The exemptions that take a call for one person: an open conversation, a recent event. One call each; more only for
 * somebody with over sixty conversations, none of them open among the newest. Throws NotFoundError for somebody gone.
 */
export async function exemptionByCall(
  person: string,
  { exempt }: Pick<ArchiveStaleUsersSettings, "exempt">,
  nowMs: number,
  reading: Reading,
): Promise<Exemption | undefined> {
  if (exempt.openConversation && (await hasOpenConversation(person, reading))) {
    return { reason: "open_conversation", because: "They have an open or snoozed conversation." };
  }
  const days = exempt.eventWithinDays;
  if (days !== undefined && (await lastEvent(person, reading)) >= nowMs / 1000 - days * DAY_SECONDS) {
    return { reason: "recent_event", because: `They had an event within the last ${days} days.` };
  }
  return undefined;
}

async function hasOpenConversation(person: string, { intercom, call }: Reading): Promise<boolean> {
  const theirs = { type: "user", intercom_user_id: person, per_page: PER_PAGE } as const;
  for await (const { conversations } of intercom.conversations.pages(theirs, call)) {
    // A snoozed one counts as open; older workspaces tell it by `open` alone.
    if (
      conversations.some(({ state, open }) => (state ?? (open === false ? "closed" : "open")) !== "closed")
    ) {
      return true;
    }
  }
  return false;
}

/** Epoch seconds of somebody's last event of any name; 0 without one. */
async function lastEvent(person: string, { intercom, call }: Reading): Promise<number> {
  const { events } = await intercom.events.summaries({ intercom_user_id: person }, call);
  return Math.max(0, ...events.map(({ last }) => last ?? 0));
}
