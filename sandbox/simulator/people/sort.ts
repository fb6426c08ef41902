import type { Sorting } from "./orders.ts";
import type { Person } from "./person.ts";
import { stampOf } from "./stamps.ts";

/**
 * Sorts a few people. Those without the stamp count as the oldest, unless `nulls` puts those without `last_request_at`
 * first or last; those with the same one keep their order, or have it the other way round when sorted downwards.
 */
export function sortPeople(people: readonly Person[], sorting: Sorting): readonly Person[] {
  const { sort, order } = sorting;
  const unset = stampOfUnset(sorting);
  const stamp = (person: Person) => stampOf(person, sort) ?? unset;
  // Two without the stamp have NaN for their difference.
  const ascending = people.toSorted((a, b) => stamp(a) - stamp(b) || 0);
  return order === "asc" ? ascending : ascending.reverse();
}

function stampOfUnset({ sort, order, nulls }: Sorting): number {
  if (sort !== "last_request_at" || nulls === "oldest") return -Infinity;
  return (nulls === "first") === (order === "asc") ? -Infinity : Infinity;
}
