import { ArgumentInvalidError } from "../errors/index.ts";
import { type ExactlyOne, oneOf } from "../identifier.ts";

/** Whether to take the tag away instead of giving it; both can be done in one call. */
interface Untag {
  readonly untag?: boolean;
}

/** An email that several users share is refused: `DuplicateEmailError`. */
export type TagUser = ExactlyOne<{ id: string; user_id: string; email: string }> & Untag;

/** Intercom finds a lead to tag by `id` alone. */
export type TagLead = { readonly id: string } & Untag;

export type TagCompany = ExactlyOne<{ id: string; company_id: string }> & Untag;

/** Who is tagged: people, or companies; Intercom does not take both in one call. */
export type TagTargets =
  | { readonly users: readonly TagUser[]; readonly leads?: readonly TagLead[]; readonly companies?: never }
  | { readonly users?: readonly TagUser[]; readonly leads: readonly TagLead[]; readonly companies?: never }
  | { readonly companies: readonly TagCompany[]; readonly users?: never; readonly leads?: never };

/**
 * What the body of a tag call says of its targets: leads are among the users. Throws `ArgumentInvalidError` for nobody
 * and for both kinds, of which Intercom would process one. Facts: docs/intercom-api-1.3/tags.md §3.
 */
export function tagTargets({ users = [], leads = [], companies = [] }: TagTargets): object {
  const people = users.length + leads.length;
  if (people + companies.length === 0) {
    throw new ArgumentInvalidError("the targets", "are empty: Intercom would only make the tag");
  }
  if (people > 0 && companies.length > 0) {
    throw new ArgumentInvalidError("the targets", "are people and companies: tag them in two calls");
  }
  if (companies.length > 0) {
    return {
      companies: companies.map((company) => identified("the company", ["id", "company_id"], company)),
    };
  }
  return {
    users: [
      ...users.map((user) => identified("the user", ["id", "user_id", "email"], user)),
      ...leads.map((lead) => identified("the lead", ["id"], lead)),
    ],
  };
}

function identified(argument: string, names: readonly string[], target: object & Untag): object {
  const { untag } = target;
  return { ...oneOf(argument, names, target), ...(untag !== undefined && { untag }) };
}
