import { expect } from "vitest";
import type { Crowd } from "../../../../sandbox/simulator/people/crowd.ts";
import { NULLS, type Sorting } from "../../../../sandbox/simulator/people/orders.ts";
import type { People } from "../../../../sandbox/simulator/people/people.ts";
import type { Person, PersonDraft } from "../../../../sandbox/simulator/people/person.ts";

/** Few enough values that stamps tie and emails are shared. */
export const EMAILS = ["a@x.test", "b@x.test", null] as const;
export const PHONES = ["1", null] as const;
export const TAGS = ["t1", "t2"] as const;

/** A crowd of exactly these. */
export function crowdOf(kind: Person["kind"], people: readonly Person[]): Crowd {
  const find = (isTheirs: (person: Person) => boolean) => {
    const index = people.findIndex(isTheirs);
    return index === -1 ? undefined : index;
  };
  const at = (index: number): Person => {
    const person = people[index];
    if (person === undefined) throw new RangeError(`nobody is at ${index}`);
    return { ...person };
  };
  return {
    kind,
    size: people.length,
    at,
    datesAt: at,
    indexOfId: (id) => find((person) => person.id === id),
    indexOfUserId: (userId) => find((person) => person.userId === userId),
    indexOfEmail: (email) => find((person) => person.email === email),
  };
}

const STAMP_OF = {
  created_at: (person: Person) => person.createdAt,
  last_request_at: (person: Person) => person.lastRequestAt,
  signed_up_at: (person: Person) => person.signedUpAt,
  updated_at: (person: Person) => person.updatedAt,
};
const SORTS = ["created_at", "last_request_at", "signed_up_at", "updated_at"] as const;

/** What a plain array answers: those without the stamp apart, then put before or after the others. */
export function sortedNaively(everybody: readonly Person[], sorting: Sorting): readonly Person[] {
  const stamp = STAMP_OF[sorting.sort];
  const unset = everybody.filter((person) => stamp(person) === null);
  const set = everybody
    .filter((person) => stamp(person) !== null)
    .sort((a, b) => Number(stamp(a)) - Number(stamp(b)));
  if (sorting.order === "desc") {
    unset.reverse();
    set.reverse();
  }
  const place = sorting.sort === "last_request_at" ? sorting.nulls : "oldest";
  const first = place === "first" || (place === "oldest" && sorting.order === "asc");
  return first ? [...unset, ...set] : [...set, ...unset];
}

/** Whether the store answers everything as a plain array of everybody, in the order of creation, does. */
export function expectSame(people: People, everybody: readonly PersonDraft[]): void {
  for (const kind of ["user", "lead"] as const) {
    const own = everybody.filter((person) => person.kind === kind);
    expect(people.count(kind)).toBe(own.length);
    const snapshot = people.snapshot(kind);
    expect(Array.from({ length: snapshot.length }, (_, place) => snapshot.show(place))).toEqual(own);
    for (const email of new Set([...EMAILS, ...everybody.map((person) => person.email)])) {
      const found = kind === "user" ? people.usersByEmail(email ?? "") : people.leadsByEmail(email ?? "");
      expect(found).toEqual(email === null ? [] : own.filter((person) => person.email === email));
    }
    expect(people.byPhone(kind, "1")).toEqual(own.filter(({ phone }) => phone === "1"));
    expectSorted(people, kind, own);
  }
  const usersFirst = ["user", "lead"].flatMap((kind) => everybody.filter((person) => person.kind === kind));
  for (const tag of TAGS) {
    const tagged = usersFirst.filter(({ tagIds }) => tagIds.includes(tag));
    expect(people.tagged(tag)).toEqual(tagged);
    expect(people.countTagged(tag)).toBe(tagged.length);
  }
  expect(people.among(everybody.map(({ id }) => id).toReversed())).toEqual(usersFirst);
  for (const person of everybody) {
    expect(people.byId(person.id)).toEqual(person);
    const { userId, kind } = person;
    if (userId === null) continue;
    expect(kind === "user" ? people.userByUserId(userId) : people.leadByUserId(userId)).toEqual(person);
    expect(kind === "user" ? people.leadByUserId(userId) : people.userByUserId(userId)).toBeUndefined();
  }
}

function expectSorted(people: People, kind: Person["kind"], own: readonly Person[]): void {
  for (const sort of SORTS) {
    for (const order of ["asc", "desc"] as const) {
      for (const nulls of NULLS) {
        for (const since of [undefined, 2]) {
          const wanted = own.filter(({ createdAt }) => since === undefined || createdAt >= since);
          const expected = sortedNaively(wanted, { sort, order, nulls });
          const list = people.sorted(kind, { sort, order, nulls }, since);
          expect(list.length).toBe(expected.length);
          for (const [from, to] of [
            [0, 100],
            [0, 2],
            [1, 3],
            [3, 9],
          ] as const) {
            expect(list.slice(from, to)).toEqual(expected.slice(from, to));
          }
        }
      }
    }
  }
}
