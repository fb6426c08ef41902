import { ArgumentInvalidError } from "../../intercom/errors/index.ts";
import { readMessage } from "../event.ts";
import { parseJson } from "../json.ts";

/** Whom to forget: everything that names this one person, who may have been a visitor, a lead and a user. */
export interface Forgotten {
  /** Intercom's own ids, of every form that the person had. */
  readonly ids: readonly string[];
  /** `user_id`s: the ids in your own product. */
  readonly userIds?: readonly string[];
  readonly emails?: readonly string[];
  /** Ids of the person's conversations, as Intercom lists them: what we keep about these goes too. */
  readonly conversations?: readonly string[];
}

/** Recognises what names a person. */
export interface Mentions {
  /** An object of ours, such as `person#5d0a`: the person, or one of the conversations. */
  isObject(key: string): boolean;
  /** Text with such an object's key at its end, as the ids of sweep events and many sort keys have it. */
  endsInObject(text: string): boolean;
  /** A value of any depth that has one of the identifiers. */
  inValue(value: unknown): boolean;
  /** A queue message about one of the objects, or that names the person anywhere. */
  inMessage(body: string): boolean;
}

/** Shorter ones are numbers that mean something else elsewhere: a conversation, an admin, a count. */
const SHORTEST_ID = 8;
/** From here on nothing else has it in it by chance. */
const LONG_ID = 20;

/**
 * Prepares the search. Throws ArgumentInvalidError without an id, and for one too short to be told from other
 * numbers: Intercom's ids of people have 24 characters (docs/intercom-api-1.3/users.md).
 */
export function mentionsOf({ ids, userIds = [], emails = [], conversations = [] }: Forgotten): Mentions {
  if (ids.length === 0) throw new ArgumentInvalidError("ids", "is empty: give the person's Intercom id");
  for (const id of ids) {
    if (id.length < SHORTEST_ID) throw new ArgumentInvalidError("ids", "has one that is no id of a person");
  }
  for (const [name, values] of Object.entries({ userIds, emails, conversations })) {
    if (values.some((value) => value.trim() === ""))
      throw new ArgumentInvalidError(name, "has an empty one: leave it out");
  }
  const objects = [...ids.map((id) => `person#${id}`), ...conversations.map((id) => `conversation#${id}`)];
  // A short user_id is one only where it is called so.
  const words = [...ids, ...emails, ...userIds.filter((id) => id.length >= SHORTEST_ID)].map(toPattern);
  const isWord = (text: string) => words.some((word) => word.test(text));
  const endsInObject = (text: string) =>
    objects.some((key) => text === key || text.endsWith(`#${key}`) || text.endsWith(`/${key}`));

  function inValue(value: unknown, name = ""): boolean {
    if (typeof value === "string" || typeof value === "number") {
      const text = String(value);
      return (name === "user_id" && userIds.includes(text)) || endsInObject(text) || isWord(text);
    }
    if (Array.isArray(value)) return value.some((entry) => inValue(entry, name));
    if (typeof value !== "object" || value === null) return false;
    return Object.entries(value).some(([key, entry]) => isWord(key) || inValue(entry, key));
  }

  return {
    isObject: (key) => objects.includes(key),
    endsInObject,
    inValue: (value) => inValue(value),
    inMessage(body) {
      const parsed = parseJson(body);
      if (parsed === undefined) return isWord(body);
      return inValue(parsed) || isAbout(readMessage(body)?.item, conversations);
    },
  };
}

/** A notification too large for the bus has only its item's type and id. */
function isAbout(item: unknown, conversations: readonly string[]): boolean {
  if (typeof item !== "object" || item === null || !("type" in item) || !("id" in item)) return false;
  return item.type === "conversation" && conversations.includes(String(item.id));
}

/** The identifier as a word of its own, not as a part of a longer one; a long id can't be that. */
function toPattern(identifier: string): RegExp {
  const literal = identifier.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const isLongId = identifier.length >= LONG_ID && !identifier.includes("@");
  return new RegExp(isLongId ? literal : `(?<![A-Za-z0-9._%+-])${literal}(?![A-Za-z0-9_-])`, "i");
}
