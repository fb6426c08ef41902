import { ArgumentInvalidError } from "../errors/index.ts";
import type { AtLeastOne } from "../identifier.ts";
import { checkedPerson, type PersonInput } from "./person-input.ts";

/** Fields of a user to write; anything else is refused by Intercom, so that a fetched user can't be sent back. */
export type UserInput = AtLeastOne<{ id: string; user_id: string; email: string }> & PersonInput;

const LONGEST = 255;

/**
 * The fields as they were given, if Intercom would take them (docs/intercom-api-1.3/users.md §1 and §2). Throws
 * `ArgumentInvalidError`.
 */
export function checkedUser(fields: UserInput): UserInput {
  const { id, user_id, email } = fields;
  const given = Object.entries({ id, user_id, email }).filter(([, value]) => value !== undefined);
  if (given.length === 0) {
    throw new ArgumentInvalidError("the user", "has no identifier: give one or more of id, user_id, email");
  }
  for (const [name, value] of given) checkIdentifier(`the user.${name}`, value);
  return checkedPerson(fields);
}

function checkIdentifier(argument: string, value: string | undefined): void {
  if (typeof value !== "string" || value.trim() === "") {
    throw new ArgumentInvalidError(argument, "is empty or no string: give the identifier's value");
  }
  if (value !== value.trim()) {
    throw new ArgumentInvalidError(argument, "has whitespace at its start or end, which Intercom refuses");
  }
  const { length } = [...value];
  if (length > LONGEST) {
    throw new ArgumentInvalidError(argument, `has ${length} characters: at most ${LONGEST} are allowed`);
  }
}
