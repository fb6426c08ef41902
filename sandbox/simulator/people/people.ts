import type { Person } from "./person.ts";

/** The users and leads of a workspace, found by what identifies them. Archived ones are gone from it. */
export interface People {
  add(person: Person): void;
  /** Applies `change`, then finds the person by the new identifiers. */
  update(person: Person, change: (person: Person) => void): void;
  remove(person: Person): void;
  byId(id: string): Person | undefined;
  userById(id: string): Person | undefined;
  leadById(id: string): Person | undefined;
  userByUserId(userId: string): Person | undefined;
  leadByUserId(userId: string): Person | undefined;
  /** An email is not unique. `email` in any case. */
  usersByEmail(email: string): readonly Person[];
  leadsByEmail(email: string): readonly Person[];
  /** In the order of their creation. */
  all(kind: Person["kind"]): readonly Person[];
  count(kind: Person["kind"]): number;
}

export function createPeople(): People {
  const byId = new Map<string, Person>();
  const byUserId = createIndex();
  const byEmail = createIndex();
  const counts = { user: 0, lead: 0 };

  function enter(person: Person): void {
    counts[person.kind] += 1;
    byUserId.add(person.userId, person);
    byEmail.add(person.email, person);
  }
  function leave(person: Person): void {
    counts[person.kind] -= 1;
    byUserId.remove(person.userId, person);
    byEmail.remove(person.email, person);
  }
  const of = (kind: Person["kind"], person: Person | undefined) =>
    person?.kind === kind ? person : undefined;

  return {
    add(person) {
      byId.set(person.id, person);
      enter(person);
    },
    update(person, change) {
      leave(person);
      try {
        change(person);
      } finally {
        enter(person);
      }
    },
    remove(person) {
      byId.delete(person.id);
      leave(person);
    },
    byId: (id) => byId.get(id),
    userById: (id) => of("user", byId.get(id)),
    leadById: (id) => of("lead", byId.get(id)),
    userByUserId: (userId) => byUserId.find(userId).find(({ kind }) => kind === "user"),
    leadByUserId: (userId) => byUserId.find(userId).find(({ kind }) => kind === "lead"),
    usersByEmail: (email) => byEmail.find(email.toLowerCase()).filter(({ kind }) => kind === "user"),
    leadsByEmail: (email) => byEmail.find(email.toLowerCase()).filter(({ kind }) => kind === "lead"),
    all: (kind) => [...byId.values()].filter((person) => person.kind === kind),
    count: (kind) => counts[kind],
  };
}

/** Persons by one of their values; several may share it. */
function createIndex() {
  const persons = new Map<string, Set<Person>>();
  return {
    add(key: string | null, person: Person): void {
      if (key === null) return;
      const set = persons.get(key) ?? new Set();
      persons.set(key, set.add(person));
    },
    remove(key: string | null, person: Person): void {
      if (key === null) return;
      const set = persons.get(key);
      set?.delete(person);
      if (set?.size === 0) persons.delete(key);
    },
    find: (key: string): readonly Person[] => [...(persons.get(key) ?? [])],
  };
}
