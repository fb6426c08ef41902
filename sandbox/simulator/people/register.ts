import type { Crowd } from "./crowd.ts";
import type { Person, PersonDraft } from "./person.ts";

/**
 * Who is at which slot. A slot is a place in the order of creation, from 0, and is never used again. People of a crowd
 * are worked out each time, until somebody changes them: from then on they are held.
 */
export interface Register {
  /** How many slots have been taken. */
  readonly ever: number;
  /** Answers the slot. */
  enter(person: Person): number;
  /** Answers the first slot. */
  settle(crowd: Crowd): number;
  remove(slot: number): void;
  slotOf(id: string): number | undefined;
  at(slot: number): Person | undefined;
  /** The one object of somebody who is about to change: `person`, unless one is held already. */
  hold(slot: number, person: Person): PersonDraft;
  isHeld(slot: number): boolean;
  /** The slots of the people of crowds for whom `find` knows a place, changed ones not among them. */
  unheld(find: (crowd: Crowd) => number | undefined): readonly number[];
}

interface Settled {
  readonly crowd: Crowd;
  readonly first: number;
}

export function createRegister(): Register {
  const held = new Map<number, PersonDraft>();
  const slotsById = new Map<string, number>();
  const crowds: Settled[] = [];
  const goneOfCrowds = new Set<number>();
  let ever = 0;

  function crowdAt(slot: number): Settled | undefined {
    return crowds.find(({ first, crowd }) => slot >= first && slot < first + crowd.size);
  }
  function slotInCrowds(find: (crowd: Crowd) => number | undefined): readonly number[] {
    return crowds.flatMap(({ crowd, first }) => {
      const index = find(crowd);
      return index === undefined || goneOfCrowds.has(first + index) ? [] : first + index;
    });
  }

  return {
    get ever() {
      return ever;
    },
    enter(person) {
      const slot = ever;
      ever += 1;
      held.set(slot, person);
      slotsById.set(person.id, slot);
      return slot;
    },
    settle(crowd) {
      const first = ever;
      ever += crowd.size;
      crowds.push({ crowd, first });
      return first;
    },
    remove(slot) {
      const person = held.get(slot);
      if (person !== undefined) slotsById.delete(person.id);
      if (crowdAt(slot) !== undefined) goneOfCrowds.add(slot);
      held.delete(slot);
    },
    slotOf: (id) => slotsById.get(id) ?? slotInCrowds((crowd) => crowd.indexOfId(id))[0],
    at(slot) {
      const person = held.get(slot);
      if (person !== undefined || goneOfCrowds.has(slot)) return person;
      const settled = crowdAt(slot);
      return settled?.crowd.at(slot - settled.first);
    },
    hold(slot, person) {
      const known = held.get(slot) ?? person;
      held.set(slot, known);
      return known;
    },
    isHeld: (slot) => held.has(slot),
    unheld: (find) => slotInCrowds(find).filter((slot) => !held.has(slot)),
  };
}
