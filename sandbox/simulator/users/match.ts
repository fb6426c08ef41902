import { ApiError } from "../http/api-error.ts";
import { severalUsers, userNotFound } from "../http/errors.ts";
import { onlyUserWithEmail } from "../people/identify.ts";
import type { PersonInput } from "../people/input.ts";
import type { People } from "../people/people.ts";
import type { Person } from "../people/person.ts";

/**
 * The user whom `POST /users` updates, or undefined: it creates one. In the order of the table of users.md, section
 * 2: by `id`, else by `user_id`, else by email.
 * Throws 400 without any of them; 404 for an unknown `id`; 400 `unique_user_constraint` for a `user_id` that another
 * user has; 409 `conflict` when the email can't tell which user is meant.
 */
export function matchUser(people: People, input: PersonInput): Person | undefined {
  if (input.id !== undefined) return byId(people, input.id, input.userId);
  if (input.userId === undefined && !input.email) {
    throw new ApiError(400, "parameter_not_found", "User email, user_id or anonymous_id must be supplied");
  }
  const byUserId = input.userId === undefined ? undefined : people.userByUserId(input.userId);
  if (byUserId !== undefined || !input.email) return byUserId;
  return input.userId === undefined
    ? onlyUserWithEmail(people, input.email)
    : withoutUserId(people, input.email);
}

function byId(people: People, id: string, userId: string | undefined): Person {
  const user = people.userById(id);
  if (user === undefined) throw userNotFound();
  const other = userId === undefined ? undefined : people.userByUserId(userId);
  if (other !== undefined && other.id !== user.id) {
    throw new ApiError(400, "unique_user_constraint", "User already exists.");
  }
  return user;
}

/** A user who has the email and no `user_id` yet takes the request's; one who has another is somebody else. */
function withoutUserId(people: People, email: string): Person | undefined {
  const [first, ...others] = people.usersByEmail(email).filter((user) => user.userId === null);
  if (others.length > 0) throw severalUsers(email);
  return first;
}
