import type { Sliceable } from "../http/pages.ts";
import type { Crowd } from "./crowd.ts";
import { createMultiMap, type MultiMap } from "./multi-map.ts";
import { createOrders, type Sorting } from "./orders.ts";
import type { Person, PersonDraft } from "./person.ts";
import { createRegister } from "./register.ts";

type Kind = Person["kind"];

/** The users and leads of a workspace, found by what identifies them. Archived ones are gone from it. */
export interface People {
  add(person: Person): void;
  /** Adds all of a crowd. */
  settle(crowd: Crowd): void;
  /**
   * The only way to change somebody. Answers the person as changed; an object of the same person that was found before
   * may be of the past. Somebody who isn't among the people, as a visitor, is just changed.
   */
  update(person: Person, change: (person: PersonDraft) => void): Person;
  remove(person: Person): void;
  has(id: string): boolean;
  byId(id: string): Person | undefined;
  userById(id: string): Person | undefined;
  leadById(id: string): Person | undefined;
  userByUserId(userId: string): Person | undefined;
  leadByUserId(userId: string): Person | undefined;
  /** An email is not unique. `email` in any case. */
  usersByEmail(email: string): readonly Person[];
  leadsByEmail(email: string): readonly Person[];
  byPhone(kind: Kind, phone: string): readonly Person[];
  /** Users, then leads, each in the order of their creation. */
  tagged(tagId: string): readonly Person[];
  countTagged(tagId: string): number;
  /** Those of `ids` who are there, in the order of `tagged`. */
  among(ids: Iterable<string>): readonly Person[];
  count(kind: Kind): number;
  /** How many there have been, archived ones too. */
  readonly ever: number;
  /** A kind, sorted; created at `since` (Unix seconds) or later, if told. */
  sorted(kind: Kind, sorting: Sorting, since?: number): Sliceable<Person>;
  /** All of a kind as they are now, in the order of their creation; `show` answers undefined for who is gone by then. */
  snapshot(kind: Kind): { readonly length: number; show(place: number): Person | undefined };
}

export function createPeople(): People {
  const register = createRegister();
  const orders = createOrders();
  const [userIds, emails, phones, tags] = [
    createMultiMap(),
    createMultiMap(),
    createMultiMap(),
    createMultiMap(),
  ];

  function enter(slot: number, person: Person): void {
    if (person.userId !== null) userIds.add(person.userId, slot);
    if (person.email !== null) emails.add(person.email, slot);
    if (person.phone !== null) phones.add(person.phone, slot);
    for (const tagId of person.tagIds) tags.add(tagId, slot);
    orders.place(slot, person.kind, person);
  }
  function leave(slot: number, person: Person): void {
    if (person.userId !== null) userIds.remove(person.userId, slot);
    if (person.email !== null) emails.remove(person.email, slot);
    if (person.phone !== null) phones.remove(person.phone, slot);
    for (const tagId of person.tagIds) tags.remove(tagId, slot);
  }
  const ofKind = (kind: Kind, slots: readonly number[]): readonly Person[] =>
    slots.filter((slot) => orders.kindAt(slot) === kind).flatMap((slot) => register.at(slot) ?? []);
  const bothKinds = (slots: readonly number[]) => [...ofKind("user", slots), ...ofKind("lead", slots)];
  const slotsWith = (index: MultiMap, value: string, find: (crowd: Crowd) => number | undefined) =>
    [...index.find(value), ...register.unheld(find)].sort((a, b) => a - b);
  const byUserId = (kind: Kind, userId: string) =>
    ofKind(
      kind,
      slotsWith(userIds, userId, (crowd) => crowd.indexOfUserId(userId)),
    )[0];
  const byEmail = (kind: Kind, email: string) =>
    ofKind(
      kind,
      slotsWith(emails, email, (crowd) => crowd.indexOfEmail(email)),
    );
  function byId(id: string, kind?: Kind): Person | undefined {
    const slot = register.slotOf(id);
    if (slot === undefined || (kind !== undefined && orders.kindAt(slot) !== kind)) return undefined;
    return register.at(slot);
  }

  return {
    add: (person) => enter(register.enter(person), person),
    settle(crowd) {
      orders.placeAll(register.settle(crowd), crowd);
    },
    update(person, change) {
      const slot = register.slotOf(person.id);
      if (slot === undefined) {
        change(person);
        return person;
      }
      const wasHeld = register.isHeld(slot);
      const own = register.hold(slot, person);
      if (wasHeld) leave(slot, own);
      try {
        change(own);
      } finally {
        enter(slot, own);
      }
      return own;
    },
    remove({ id }) {
      const slot = register.slotOf(id);
      const person = slot === undefined ? undefined : register.at(slot);
      if (slot === undefined || person === undefined) return;
      if (register.isHeld(slot)) leave(slot, person);
      orders.remove(slot);
      register.remove(slot);
    },
    has: (id) => register.slotOf(id) !== undefined,
    byId: (id) => byId(id),
    userById: (id) => byId(id, "user"),
    leadById: (id) => byId(id, "lead"),
    userByUserId: (userId) => byUserId("user", userId),
    leadByUserId: (userId) => byUserId("lead", userId),
    usersByEmail: (email) => byEmail("user", email.toLowerCase()),
    leadsByEmail: (email) => byEmail("lead", email.toLowerCase()),
    byPhone: (kind, phone) => ofKind(kind, phones.find(phone)),
    tagged: (tagId) => bothKinds(tags.find(tagId)),
    countTagged: (tagId) => tags.count(tagId),
    among: (ids) => bothKinds([...ids].flatMap((id) => register.slotOf(id) ?? []).sort((a, b) => a - b)),
    count: (kind) => orders.count(kind),
    get ever() {
      return register.ever;
    },
    sorted(kind, sorting, since) {
      const slots = orders.sorted(kind, sorting, since);
      return {
        length: slots.length,
        slice: (from, to) => slots.slice(from, to).flatMap((slot) => register.at(slot) ?? []),
      };
    },
    snapshot(kind) {
      const slots = orders.slots(kind);
      return {
        length: slots.length,
        show(place) {
          const slot = slots[place];
          return slot !== undefined && orders.kindAt(slot) === kind ? register.at(slot) : undefined;
        },
      };
    },
  };
}
