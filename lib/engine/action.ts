import type { CallOptions, IntercomClient } from "../intercom/index.ts";
import type { Action } from "../state/index.ts";

/** What acting needs: the writing client, who acts, and what goes into every call. */
export interface Acting {
  readonly intercom: IntercomClient;
  /** The acting admin's id. */
  readonly admin: string;
  readonly call: CallOptions;
}

/** What was found when looking at an action that a dead owner may or may not have done. */
export type Found =
  | { readonly is: "done" }
  | { readonly is: "undone" }
  | { readonly is: "changed"; readonly reason: string };

/** How one kind of action is done, recognised afterwards, and told to people. */
export interface ActionKind<A extends Action> {
  /** Does it. Answers the conversation part it made, if it made one. Throws the client's errors. */
  apply(action: A, acting: Acting): Promise<{ readonly part?: string }>;
  /** Whether the object already has it, or has changed so that it must not be done any more. */
  look(action: A, acting: Acting): Promise<Found>;
  /** One sentence for people; names ids only. */
  describe(action: A): string;
}
