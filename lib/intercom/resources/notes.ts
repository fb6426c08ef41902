import * as z from "zod/mini";
import type { Endpoint } from "../endpoint.ts";
import { ArgumentInvalidError } from "../errors/index.ts";
import { type ExactlyOne, oneOf } from "../identifier.ts";
import { type Note, note } from "../models/note.ts";
import type { CallOptions, Request } from "../request.ts";

const listNotes: Endpoint<{ notes: Note[] }> = {
  name: "notes.list",
  method: "GET",
  path: "/notes",
  repeatable: true,
  answer: z.looseObject({ notes: z.array(note) }),
};

const getNote: Endpoint<Note> = {
  name: "notes.get",
  method: "GET",
  path: "/notes/{id}",
  repeatable: true,
  answer: note,
};

// Sent twice, it makes two notes, which nobody can delete.
const createNote: Endpoint<Note> = {
  name: "notes.create",
  method: "POST",
  path: "/notes",
  repeatable: false,
  answer: note,
};

/** A user; or a lead, by `id`. */
export type NotedPerson = ExactlyOne<{ id: string; user_id: string; email: string }>;

export interface NoteInput {
  readonly user: NotedPerson;
  /** Text or HTML. */
  readonly body: string;
  /** The author's id; without it the note has no author. */
  readonly admin_id?: string;
}

/**
 * Notes about users and leads; those in a conversation are replies. They can't be changed or deleted:
 * docs/intercom-api-1.3/notes.md.
 */
export function notesResource(request: Request) {
  return {
    /** Leaves a note. Throws `NotFoundError` for an unknown person or admin, `DuplicateEmailError`. */
    create: async ({ user, body, admin_id }: NoteInput, options?: CallOptions) => {
      if (body.trim() === "")
        throw new ArgumentInvalidError("body", "is empty: Intercom refuses such a note");
      return request(createNote, { body: { user: identify(user), body, admin_id } }, options);
    },

    /** All notes about one person. Not paged. Throws `NotFoundError`, `DuplicateEmailError`. */
    list: async (who: NotedPerson, options?: CallOptions): Promise<Note[]> =>
      (await request(listNotes, { query: identify(who) }, options)).notes,

    /** One note. Throws `NotFoundError`. */
    get: (id: string, options?: CallOptions) => request(getNote, { params: { id } }, options),
  };
}

function identify(who: NotedPerson): Readonly<Record<string, string>> {
  return oneOf("the person", ["id", "user_id", "email"], who);
}
