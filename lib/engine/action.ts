import type { CallOptions, IntercomClient, IntercomReader } from "../intercom/index.ts";
import type { Action, Receipt } from "../state/index.ts";

/** What looking needs: a client that reads, who acts, and what goes into every call. */
export interface Seeing {
  readonly intercom: IntercomReader;
  /** The acting admin's id. */
  readonly admin: string;
  readonly call: CallOptions;
}

/** What acting needs: the client that writes, too. */
export interface Acting extends Seeing {
  readonly intercom: IntercomClient;
  /** Intercom's id of the last writing call, from the client's `onCall`: see `traceRequests`. */
  readonly lastRequest?: () => string | undefined;
}

/** What was found when looking at an action that may or may not have been done. */
export type Found =
  /** With the conversation part that shows it, if it was the acting admin's. */
  | { readonly is: "done"; readonly part?: string }
  | { readonly is: "undone" }
  | { readonly is: "changed"; readonly reason: string };

/** Where to look for what an action may have left. */
export interface Looking {
  /** Epoch milliseconds, UTC: when it was decided, by our clock. */
  readonly since: number;
  /** Parts that other actions of the same plan have taken, and what earlier decisions left. */
  readonly taken: ReadonlySet<string>;
}

/** What became of an action. */
export type Done = Omit<Receipt, "action" | "at" | "request">;

/** The actions that take one back, in order; or why none can. */
export type Reverse =
  | { readonly actions: readonly Action[] }
  | {
      /** A stable word. */
      readonly cannot: string;
      readonly because: string;
    };

/** What the reverse of an action depends on, besides the action. */
export interface Reversing {
  readonly receipt: Receipt;
  /** Epoch milliseconds, UTC. */
  readonly now: number;
  /** Goes into the reverse actions. */
  readonly reason: string;
  /** Take it back even if the object has changed since. */
  readonly force: boolean;
}

/** How one kind of action is done, recognised afterwards, taken back, and told to people. */
export interface ActionKind<A extends Action> {
  /** Does it. Throws the client's errors. */
  apply(action: A, acting: Acting): Promise<Done>;
  /**
   * Whether the object already has it, or has changed so that it must not be done any more. Absent for what does
   * no harm when it is done twice.
   */
  look?(action: A, seeing: Seeing, looking: Looking): Promise<Found>;
  /** Why it makes no sense any more at a time (epoch milliseconds, UTC), as a stable word. */
  stale?(action: A, nowMs: number): string | undefined;
  undo(action: A, reversing: Reversing): Reverse;
  /** One sentence for people; names ids only. */
  describe(action: A): string;
}
