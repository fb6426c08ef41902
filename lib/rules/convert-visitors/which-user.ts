import type { Skip } from "../../engine/index.ts";
import type { ConvertAction } from "../../state/index.ts";
import type { ConvertVisitorsSettings } from "./config.ts";
import type { ConvertFacts, UserFacts, UserIds } from "./facts.ts";
import { survivorOf } from "./survivor.ts";

/** What the settings say of an email address. */
export type Trust = Pick<ConvertVisitorsSettings, "mergeByEmail" | "survivor">;
type Target = Extract<ConvertAction["to"], { kind: "user" }>;

/** The user to become or to be merged into, and why that one; or why none. */
export type Found = { readonly target: Target; readonly because: string } | Skip;
/** Whom a sign-up means. What it names exactly counts first; an email only fills the gap. */
export function userOf({ id, user_id, email }: UserIds, facts: ConvertFacts, trust: Trust): Found {
  const { named, sharing } = facts;
  if (id !== undefined) {
    if (named === undefined) {
      return skip("user_unknown", "The sign-up names a user by Intercom's id, and there is none with it.");
    }
    return { target: { kind: "user", by: "id", value: id }, because: "The sign-up names this user by id." };
  }
  if (user_id !== undefined) {
    const target: Target = { kind: "user", by: "user_id", value: user_id };
    if (named !== undefined) return { target, because: "The sign-up names this user by user_id." };
    const users = meantByEmail({ user_id }, sharing);
    if (users.length === 0) return { target, because: "The sign-up names a new user by user_id." };
    return trust.mergeByEmail
      ? choose(users, trust)
      : skip(
          "would_make_second_user",
          "A user with the sign-up's email exists, without a user_id; by user_id there would be two of them.",
        );
  }
  if (email === undefined) return skip("user_unknown", "The sign-up names no user.");
  if (sharing.length === 0) {
    return {
      target: { kind: "user", by: "email", value: email },
      because: "The sign-up names a new user by email.",
    };
  }
  return trust.mergeByEmail ? choose(sharing, trust) : NOT_TRUSTED;
}

/**
 * Whom of the users with its email a sign-up may mean. Beside a user_id that nobody has, one with a user_id is another
 * account of your product's, and one without is likely the same person.
 */
export function meantByEmail({ user_id }: UserIds, sharing: readonly UserFacts[]): readonly UserFacts[] {
  return user_id === undefined ? sharing : sharing.filter((user) => user.userId === undefined);
}

/** By id, so that nobody who takes the email meanwhile is hit. */
export function choose(users: readonly UserFacts[], { survivor }: Trust): Found {
  const [first, ...others] = users;
  if (first !== undefined && others.length === 0) {
    return {
      target: { kind: "user", by: "id", value: first.id },
      because: "This user, and no other, has the same email.",
    };
  }
  if (survivor === undefined) {
    return skip("several_users", `${users.length} users have the same email, and no survivor is set.`);
  }
  const chosen = survivorOf(users, survivor);
  return chosen === undefined
    ? skip(
        "survivor_unclear",
        `${users.length} users have the same email, and none of them alone is the ${survivor}.`,
      )
    : {
        target: { kind: "user", by: "id", value: chosen.id },
        because: `Of ${users.length} users with the same email this one is the ${survivor}.`,
      };
}

export function skip(reason: string, because: string): Skip {
  return { outcome: "skip", reason, because };
}

export const NOT_TRUSTED = skip(
  "email_not_trusted",
  "A user with this email exists or may exist, and the settings don't trust an email to say who somebody is.",
);
