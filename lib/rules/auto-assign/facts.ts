import type { Draw } from "../../engine/index.ts";

/** A teammate, as far as this rule cares. */
export interface Teammate {
  readonly id: string;
  readonly away: boolean;
  /** False only when Intercom says so: older workspaces don't tell. */
  readonly hasInboxSeat: boolean;
}

/** A conversation, as far as this rule cares. */
export interface ConversationFacts {
  readonly id: string;
  /** Epoch milliseconds, UTC. */
  readonly createdAt: number;
  readonly state: string;
  readonly assignee: { readonly type: string; readonly id: string | null };
}

/** What auto-assign decides on. */
export interface AutoAssignFacts {
  /** Undefined when Intercom no longer knows it. */
  readonly conversation: ConversationFacts | undefined;
  readonly pool: PoolFacts;
  readonly actingAdmin: string;
}

/** The team that the settings name, by id and name, and its members. */
export interface PoolFacts {
  readonly team: string;
  readonly name: string;
  readonly members: readonly Teammate[];
}

/** Who of the pool can be given a conversation now, and the rotation to draw from. */
export function drawOf(pool: PoolFacts, actingAdmin: string): Draw {
  const people = pool.members.filter((member) => member.id !== actingAdmin);
  return {
    pool: pool.team,
    members: people.map(({ id }) => id),
    among: people.filter((person) => !person.away && person.hasInboxSeat).map(({ id }) => id),
  };
}
