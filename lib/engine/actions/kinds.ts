import type { Action } from "../../state/index.ts";
import type { Acting, ActionKind, Done, Found, Looking, Reverse, Reversing, Seeing } from "../action.ts";
import { archive } from "./archive.ts";
import { assign } from "./assign.ts";
import { close } from "./close.ts";
import { convert } from "./convert.ts";
import { note } from "./note.ts";
import { open } from "./open.ts";
import { reply } from "./reply.ts";
import { snooze } from "./snooze.ts";
import { tag } from "./tag.ts";
import { unassign } from "./unassign.ts";
import { untag } from "./untag.ts";

/** An action with what its kind can do. */
export interface Bound {
  readonly apply: (acting: Acting) => Promise<Done>;
  readonly look: (seeing: Seeing, looking: Looking) => Promise<Found>;
  /** Whether looking can tell; what can't be told is done again. */
  readonly canLook: boolean;
  readonly stale: (nowMs: number) => string | undefined;
  readonly undo: (reversing: Reversing) => Reverse;
  readonly describe: () => string;
}

/** Binds an action to its kind; a kind that is missing here does not compile. */
export function bound(action: Action): Bound {
  switch (action.kind) {
    case "assign":
      return bind(assign, action);
    case "unassign":
      return bind(unassign, action);
    case "note":
      return bind(note, action);
    case "reply":
      return bind(reply, action);
    case "snooze":
      return bind(snooze, action);
    case "close":
      return bind(close, action);
    case "open":
      return bind(open, action);
    case "tag":
      return bind(tag, action);
    case "untag":
      return bind(untag, action);
    case "convert":
      return bind(convert, action);
    case "archive":
      return bind(archive, action);
  }
}

function bind<A extends Action>(kind: ActionKind<A>, action: A): Bound {
  return {
    apply: (acting) => kind.apply(action, acting),
    // What has nothing to look at is done again.
    look: async (seeing, looking) => (await kind.look?.(action, seeing, looking)) ?? { is: "undone" },
    canLook: kind.look !== undefined,
    stale: (nowMs) => kind.stale?.(action, nowMs),
    undo: (reversing) => kind.undo(action, reversing),
    describe: () => kind.describe(action),
  };
}
