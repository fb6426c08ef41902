/** A note on a user or lead (notes.md). It can't be changed. */
export interface Note {
  readonly id: string;
  readonly createdAt: number;
  /** HTML. */
  readonly body: string;
  personId: string;
  readonly adminId: string | undefined;
}

/** The notes of a workspace. */
export interface Notes {
  add(note: Note): void;
  find(id: string): Note | undefined;
  /** Of one person, oldest first. */
  of(personId: string): readonly Note[];
  /** A lead that a user takes in brings its notes. */
  hand(fromPersonId: string, toPersonId: string): void;
}

export function createNotes(): Notes {
  const notes = new Map<string, Note>();
  return {
    add: (note) => void notes.set(note.id, note),
    find: (id) => notes.get(id),
    of: (personId) => [...notes.values()].filter((note) => note.personId === personId),
    hand(from, to) {
      for (const note of notes.values()) if (note.personId === from) note.personId = to;
    },
  };
}
