import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createPeople, type People } from "../../../../sandbox/simulator/people/people.ts";
import type { Person, PersonDraft } from "../../../../sandbox/simulator/people/person.ts";
import { crowdOf, EMAILS, expectSame, PHONES, TAGS } from "./naive.ts";

const stamp = fc.integer({ min: 0, max: 3 });
const seed = fc.record({
  email: fc.constantFrom(...EMAILS),
  phone: fc.constantFrom(...PHONES),
  createdAt: stamp,
  updatedAt: stamp,
  signedUpAt: fc.option(stamp),
  lastRequestAt: fc.option(stamp),
  tagIds: fc.subarray([...TAGS]),
});
type Seed = Pick<
  Person,
  "email" | "phone" | "createdAt" | "updatedAt" | "signedUpAt" | "lastRequestAt" | "tagIds"
>;

const kind = fc.constantFrom("user" as const, "lead" as const);
const step = fc.oneof(
  fc.record({ act: fc.constant("add" as const), kind, seed }),
  fc.record({ act: fc.constant("settle" as const), kind, seeds: fc.array(seed, { maxLength: 6 }) }),
  fc.record({ act: fc.constant("update" as const), pick: fc.nat(), seed, convert: fc.boolean() }),
  fc.record({ act: fc.constant("fail" as const), pick: fc.nat(), seed }),
  fc.record({ act: fc.constant("remove" as const), pick: fc.nat() }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function person(number: number, kindOf: Person["kind"], given: Seed): PersonDraft {
  return {
    kind: kindOf,
    id: `p${number}`,
    userId: number % 3 === 0 ? null : `u${number}`,
    name: null,
    pseudonym: null,
    avatarUrl: null,
    sessionCount: 0,
    unsubscribed: false,
    companyIds: [],
    customAttributes: new Map(),
    ...given,
  };
}

/** A store, and the plain array that knows better. */
function createBoth() {
  const people: People = createPeople();
  const everybody: PersonDraft[] = [];
  let made = 0;
  const make = (kindOf: Person["kind"], given: Seed) => person(++made, kindOf, given);

  return {
    people,
    everybody,
    do(one: Step): void {
      if (one.act === "add") {
        const added = make(one.kind, one.seed);
        people.add({ ...added });
        everybody.push(added);
      } else if (one.act === "settle") {
        // Nobody in a crowd has a phone or a tag, and no two have one email.
        const settled = one.seeds.map((given, index) => {
          const email = index === 0 ? given.email : `c${made}@x.test`;
          return make(one.kind, { ...given, email, phone: null, tagIds: [] });
        });
        people.settle(
          crowdOf(
            one.kind,
            settled.map((each) => ({ ...each })),
          ),
        );
        everybody.push(...settled);
      } else if (everybody.length > 0) {
        change(one, one.pick % everybody.length);
      }
      expectSame(people, everybody);
    },
  };

  function change(one: Exclude<Step, { act: "add" | "settle" }>, place: number): void {
    const known = everybody[place];
    const found = people.byId(known?.id ?? "");
    if (known === undefined || found === undefined) throw new Error("somebody is lost");
    if (one.act === "remove") {
      people.remove(found);
      everybody.splice(place, 1);
      expect(people.byId(found.id)).toBeUndefined();
      expect(people.has(found.id)).toBe(false);
    } else if (one.act === "fail") {
      const failing = () => {
        throw new Error("refused");
      };
      expect(() => people.update(found, failing)).toThrow("refused");
    } else {
      const changes = { ...one.seed, kind: one.convert ? ("user" as const) : known.kind };
      expect(people.update(found, (draft) => Object.assign(draft, changes))).toEqual({
        ...known,
        ...changes,
      });
      Object.assign(known, changes);
    }
  }
}

describe("the people of a workspace", () => {
  test("are found and sorted as a plain array of them would be, whatever happens to them", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const both = createBoth();
        for (const one of steps) both.do(one);
      }),
      { numRuns: 120 },
    );
  });

  test("a snapshot shows who was there, as they are now, and not who is gone or came later", () => {
    const people = createPeople();
    const given: Seed = {
      email: null,
      phone: null,
      createdAt: 1,
      updatedAt: 1,
      signedUpAt: null,
      lastRequestAt: null,
      tagIds: [],
    };
    for (const number of [1, 2, 3]) people.add(person(number, "lead", given));
    const [first, second, third] = ["p1", "p2", "p3"].map((id) => people.byId(id));
    if (first === undefined || second === undefined || third === undefined) throw new Error("lost");
    const { length, show } = people.snapshot("lead");
    people.remove(first);
    people.update(second, (draft) => {
      draft.kind = "user";
    });
    people.update(third, (draft) => {
      draft.name = "Lea";
    });
    people.add(person(4, "lead", given));
    expect(length).toBe(3);
    expect([show(0), show(1), show(2)?.name, show(3)]).toEqual([undefined, undefined, "Lea", undefined]);
  });

  test("somebody who isn't among them is just changed", () => {
    const people = createPeople();
    const visitor = person(1, "lead", {
      email: null,
      phone: null,
      createdAt: 1,
      updatedAt: 1,
      signedUpAt: null,
      lastRequestAt: null,
      tagIds: [],
    });
    people.update(visitor, (draft) => {
      draft.name = "Sam";
    });
    expect([visitor.name, people.count("lead"), people.ever]).toEqual(["Sam", 0, 0]);
  });
});
