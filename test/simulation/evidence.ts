import type { ConversationPart, IntercomClient } from "../../lib/intercom/index.ts";
import {
  type BacklogEntry,
  type Decision,
  listDecisions,
  listParked,
  type ParkedMessage,
  type Rotation,
  readBacklog,
  readRotation,
  type Table,
} from "../../lib/state/index.ts";
import type { Accepted, DaysWork } from "./days-work.ts";
import { ACTING_ADMIN, TEAM } from "./workspace.ts";

/** What is there to judge when everything has come to rest. */
export interface Evidence {
  readonly rule: string;
  readonly accepted: readonly Accepted[];
  readonly isEverybodyThere: boolean;
  readonly cases: readonly Case[];
  readonly parked: readonly ParkedMessage[];
  readonly backlog: readonly BacklogEntry[];
  readonly rotation: Rotation;
  /** Calls that Intercom refused because its own count was over the limit. */
  readonly overLimit: number;
  /** Messages still in a queue. */
  readonly queued: number;
}

/** One conversation: what was decided, and what is really there. */
export interface Case {
  readonly conversation: string;
  /** Oldest first. */
  readonly decisions: readonly Decision[];
  /** What the acting admin did. */
  readonly ownParts: readonly ConversationPart[];
  readonly state: string | undefined;
  readonly assignee: string;
}

/** Collects the evidence about one rule. */
export async function collect(
  rule: string,
  { table, outside }: { readonly table: Table; readonly outside: IntercomClient },
  work: DaysWork,
  counts: { readonly overLimit: number; readonly queued: number },
): Promise<Evidence> {
  const cases: Case[] = [];
  for (const conversation of work.conversations) {
    const { state, assignee, conversation_parts } = await outside.conversations.get(conversation);
    const parts = conversation_parts?.conversation_parts ?? [];
    cases.push({
      conversation,
      decisions: (await listDecisions(table, `conversation#${conversation}`, rule)).toReversed(),
      ownParts: parts.filter(({ author }) => author?.id === ACTING_ADMIN),
      state,
      assignee: assignee.type,
    });
  }
  return {
    rule,
    accepted: work.accepted,
    isEverybodyThere: work.isEverybodyThere,
    cases,
    parked: await listParked(table, rule, 10_000),
    backlog: await readBacklog(table, rule, 10_000),
    rotation: await readRotation(table, `${rule}#${TEAM}`),
    ...counts,
  };
}
