import type { Conversation } from "../conversations/conversation.ts";
import type { JsonObject } from "../json.ts";
import type { Person } from "../people/person.ts";
import type { World } from "../world.ts";

/** What was done: by whom, and in which conversation, if in any. */
export interface Done {
  readonly person: Person;
  readonly conversation: Conversation | undefined;
}

/** An act that was found to be possible, and is now only to be done. */
export type Plan = () => Done;

/** What an act is planned with. */
export interface Planning {
  readonly world: World;
  readonly person: Person;
  /** The members of the act. */
  readonly body: JsonObject;
  /** Whether an act before it, in the same call, begins a conversation of this person. */
  readonly begins: boolean;
}

/** One kind of thing that a person does in the app or its messenger. */
export interface ActKind {
  /** The members that belong to it. */
  readonly members: readonly string[];
  /** Checks everything and changes nothing. Throws a BackDoorError. */
  plan(planning: Planning): Plan;
}
