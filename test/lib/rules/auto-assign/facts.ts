import { autoAssignSettings } from "../../../../lib/rules/auto-assign/config.ts";
import type {
  AutoAssignFacts,
  ConversationFacts,
  PoolFacts,
  Teammate,
} from "../../../../lib/rules/auto-assign/facts.ts";

/** 2019-06-19T12:00:00Z */
export const NOW = 1_560_945_600_000;

export const teammate = (id: string, change: Partial<Teammate> = {}): Teammate => ({
  id,
  away: false,
  hasInboxSeat: true,
  onDuty: true,
  weight: 1,
  ...change,
});
export const free = (id: string) => teammate(id);
export const away = (id: string) => teammate(id, { away: true });

export const support = (members: readonly Teammate[], change: Partial<PoolFacts> = {}): PoolFacts => ({
  key: "814865",
  name: undefined,
  title: "Support",
  team: "814865",
  strategy: "round-robin",
  members,
  ...change,
});

export const unassigned: ConversationFacts = {
  id: "21330000001",
  createdAt: NOW,
  state: "open",
  assignee: { type: "nobody_admin", id: null },
  waits: true,
};

/** A workspace whose team has two who are free and one who is away, and a conversation that nobody has. */
export function facts(change: Partial<AutoAssignFacts> = {}): AutoAssignFacts {
  const members = [free("11"), away("12"), free("13")];
  return {
    now: NOW,
    conversation: unassigned,
    pools: [support(members)],
    teammates: new Map([...members, free("99")].map((one) => [one.id, one])),
    ids: new Map(),
    actingAdmin: "99",
    asked: {},
    ...change,
  };
}

/** Checked settings. */
export const settings = (change: object = {}) =>
  autoAssignSettings.parse({ mode: "live", pool: { team: "Support" }, ...change });
