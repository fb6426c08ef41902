import { parameterNotFound, resourceNotFound } from "../http/errors.ts";
import { given } from "../http/query.ts";
import type { Route } from "../http/route.ts";
import { findPerson, namesSomebody } from "../people/identify.ts";
import type { Person } from "../people/person.ts";
import type { World } from "../world.ts";
import { createNote } from "./create.ts";
import { noteView } from "./view.ts";

/** Notes (notes.md): create, list of a person, view. */
export function noteRoutes(world: World): Route[] {
  return [
    { method: "POST", path: "/notes", handle: ({ body }) => noteView(world, createNote(world, body)) },
    {
      method: "GET",
      path: "/notes",
      handle({ query }) {
        const notes = world.notes.of(personIn(world, query).id);
        return { type: "note.list", notes: notes.map((note) => noteView(world, note)), pages: {} };
      },
    },
    {
      method: "GET",
      path: "/notes/:id",
      handle(request) {
        const note = world.notes.find(request.param("id"));
        if (note === undefined) throw resourceNotFound();
        return noteView(world, note);
      },
    },
  ];
}

function personIn({ people }: World, query: URLSearchParams): Person {
  const identifiers = {
    // The older pages and the Java client say `intercom_user_id`.
    id: given(query, "id") ?? given(query, "intercom_user_id"),
    userId: given(query, "user_id"),
    email: given(query, "email"),
  };
  if (!namesSomebody(identifiers)) throw parameterNotFound("id, user_id or email must be supplied");
  return findPerson(people, identifiers);
}
