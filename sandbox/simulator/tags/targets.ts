import type { Company } from "../companies/company.ts";
import {
  companyNotFound,
  parameterInvalid,
  parameterNotFound,
  typeMismatch,
  userNotFound,
} from "../http/errors.ts";
import { flag, id, list, text } from "../http/fields.ts";
import { isObject, type JsonObject } from "../json.ts";
import { findUser, namesSomebody } from "../people/identify.ts";
import type { Person } from "../people/person.ts";
import type { World } from "../world.ts";

/** Somebody or something to tag, or to untag. */
export interface Target<T> {
  readonly object: T;
  readonly untag: boolean;
}

/** Whom and what a `POST /tags` is about: people, or companies, or neither. */
export interface Targets {
  readonly people: readonly Target<Person>[];
  readonly companies: readonly Target<Company>[];
}

/**
 * Finds all targets before anything is tagged, because it is all or nothing (tags.md, section 3). Throws 404 `User
 * Not Found` and `company_not_found`, 409 `conflict`, 400 for both kinds in one call or an item without identifier.
 */
export function readTargets(world: World, body: JsonObject): Targets {
  const [users, companies] = [items(body, "users"), items(body, "companies")];
  if (users.length > 0 && companies.length > 0) {
    throw parameterInvalid("users and companies cannot be tagged in one request");
  }
  return {
    people: users.map((item) => ({ object: personOf(world, item), untag: untagOf(item) })),
    companies: companies.map((item) => ({ object: companyOf(world, item), untag: untagOf(item) })),
  };
}

function items(body: JsonObject, field: string): readonly JsonObject[] {
  return (list(body, field) ?? []).map((item) => {
    if (!isObject(item)) throw typeMismatch(field, "an array of objects");
    return item;
  });
}

function untagOf(item: JsonObject): boolean {
  return flag(item, "untag") ?? false;
}

/** A lead goes by its id alone. */
function personOf({ people }: World, item: JsonObject): Person {
  const identifiers = {
    id: id(item, "id"),
    userId: id(item, "user_id"),
    email: text(item, "email") || undefined,
  };
  if (!namesSomebody(identifiers)) throw parameterNotFound("id, user_id or email must be supplied", "users");
  const found = findUser(people, identifiers);
  if (found === undefined) throw userNotFound();
  return found;
}

/** The Java client falls back to the name (tags.md). */
function companyOf({ companies }: World, item: JsonObject): Company {
  const [ownId, companyId] = [id(item, "id"), id(item, "company_id")];
  const name = text(item, "name");
  if (ownId === undefined && companyId === undefined && name === undefined) {
    throw parameterNotFound("id or company_id must be supplied", "companies");
  }
  const byOther = () =>
    companyId === undefined ? companies.byName(name ?? "") : companies.byCompanyId(companyId);
  const found = ownId === undefined ? byOther() : companies.byId(ownId);
  if (found === undefined) throw companyNotFound();
  return found;
}
