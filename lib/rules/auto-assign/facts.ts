import type { Facts as AskedFacts } from "../../conditions/index.ts";
import type { DrawLoad } from "../../engine/index.ts";

/** A teammate, as far as this rule cares. */
export interface Teammate {
  readonly id: string;
  readonly away: boolean;
  /** False only when Intercom says so: older workspaces don't tell. */
  readonly hasInboxSeat: boolean;
  /** Whether it is within their hours and the pool's. */
  readonly onDuty: boolean;
  /** Turns for each one of the others' in a weighted draw. */
  readonly weight: number;
  /** Open conversations they may have; without one, as many as come. */
  readonly limit?: number;
}

/** A conversation, as far as this rule cares. */
export interface ConversationFacts {
  readonly id: string;
  /** Epoch milliseconds, UTC. */
  readonly createdAt: number;
  readonly state: string;
  readonly assignee: { readonly type: string; readonly id: string | null };
  /** Whether the customer wrote last. */
  readonly waits: boolean;
  /** Who gave it to its assignee; undefined when its parts don't say, or are missing as in a list. */
  readonly assignedBy?: { readonly type: string; readonly id: string };
}

/** People whom conversations are given to, by the settings and by Intercom. */
export interface PoolFacts {
  /** The rotation's name. */
  readonly key: string;
  /** As the settings call it; undefined for `pool`, and for a team that has no pool of its own. */
  readonly name: string | undefined;
  /** As sentences call it. */
  readonly title: string;
  /** The Intercom team it is, by id. */
  readonly team?: string;
  readonly strategy: "round-robin" | "weighted" | "balanced";
  readonly limitPerPool?: number;
  readonly members: readonly Teammate[];
}

/** The workspace, resolved: who is in which pool, and whom the settings mean. */
export interface WorkspaceFacts {
  /** Epoch milliseconds, UTC. */
  readonly now: number;
  readonly pools: readonly PoolFacts[];
  /** Every teammate, by id. */
  readonly teammates: ReadonlyMap<string, Teammate>;
  /** Ids of admins and teams that routes name, by what the settings call them. */
  readonly ids: ReadonlyMap<string, string>;
  readonly actingAdmin: string;
}

/** What auto-assign decides on. */
export interface AutoAssignFacts extends WorkspaceFacts {
  /** Undefined when Intercom no longer knows it. */
  readonly conversation: ConversationFacts | undefined;
  /** What the conditions ask about. */
  readonly asked: AskedFacts;
  /** Open conversations by Intercom's count; absent when nothing depends on them. */
  readonly load?: DrawLoad;
}
