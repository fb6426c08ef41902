import type { ProposedAction } from "../../engine/rule.ts";
import type { AssignTo, Deed, Ladder } from "./config.ts";
import type { Episode } from "./episode.ts";
import type { ConversationFacts, FollowUpFacts, Pool, Target } from "./facts.ts";
import { later } from "./ladder.ts";

/** What one deed of a step comes to: an action, or why there is none. */
export type Deeds =
  | { readonly action: ProposedAction }
  | { readonly left: "reassigned_by_human" | "nothing_to_do" | "nobody_free"; readonly because: string };

/** What a deed is done with. */
export interface Doing {
  readonly facts: FollowUpFacts;
  readonly conversation: ConversationFacts;
  readonly episode: Episode;
  readonly ladder: Ladder;
  /** Goes into the action. */
  readonly reason: string;
}

const OPEN = { state: "open" } as const;

/** What an assignment of the settings is kept by among the facts. */
export function targetKey(to: AssignTo): string {
  const [kind, name] = Object.entries(to)[0] ?? [];
  return `${kind}:${name}`;
}

/** Turns one deed of the settings into an action. */
export function deedOf(deed: Deed, doing: Doing): Deeds {
  const { conversation, facts, ladder, reason } = doing;
  const common = { conversation: conversation.id, reason };
  if ("note" in deed) return { action: { ...common, kind: "note", body: deed.note } };
  if ("tag" in deed) return tag(deed.tag, doing);
  if ("assign" in deed) return assign(facts.targets.get(targetKey(deed.assign)), doing);
  if ("close" in deed) {
    const { message } = deed.close;
    const words = message === undefined ? {} : { body: message };
    return { action: { ...common, kind: "close", ...words, was: OPEN } };
  }
  const until = later(ladder, facts.now, deed.snooze);
  return until === undefined
    ? nothing("The snooze would never end: the team never opens again.")
    : { action: { ...common, kind: "snooze", until, was: OPEN } };
}

function tag(name: string, { conversation: { customer }, facts: { customerTags }, reason }: Doing): Deeds {
  if (customer === undefined || customerTags === undefined) {
    return nothing("The customer is no longer in Intercom.");
  }
  const isIt = (one: { readonly name: string | undefined }) => one.name?.toLowerCase() === name.toLowerCase();
  // An undo takes the tag from everyone whom the action names, so that nobody is named who had it before.
  if (customerTags.some(isIt)) return nothing("The customer has the tag already.");
  return { action: { kind: "tag", on: [customer], tag: { name }, reason } };
}

function assign(target: Target | undefined, { conversation, episode, reason }: Doing): Deeds {
  const { id, assignee: from } = conversation;
  if (episode.isHandedOver) {
    return {
      left: "reassigned_by_human",
      because: "A teammate has given the conversation to somebody meanwhile.",
    };
  }
  if (target === undefined) return nothing("The settings name nobody who could be given it.");
  const common = { kind: "assign", conversation: id, from, reason } as const;
  if (target.kind === "pool") {
    const draw = drawOf(target.pool, from);
    if (draw !== undefined) return { action: { ...common, draw } };
    return { left: "nobody_free", because: `Nobody else of ${target.pool.name} is there.` };
  }
  const { to } = target;
  if (from.type === to.type && from.id === to.id) return nothing("They have the conversation already.");
  return { action: { ...common, to } };
}

/** Whoever lets it wait now isn't given it again. */
function drawOf({ team, members, free }: Pool, from: ConversationFacts["assignee"]) {
  const among = from.type === "admin" ? free.filter((person) => person !== from.id) : free;
  return among.length === 0 ? undefined : { pool: team, members, among };
}

function nothing(because: string): Deeds {
  return { left: "nothing_to_do", because };
}
