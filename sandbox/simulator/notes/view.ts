import type { World } from "../world.ts";
import type { Note } from "./notes.ts";

/** A note as the API shows one (notes.md). Without a known author it has no member for one. */
export function noteView({ people, teammates }: World, note: Note): object {
  const admin = note.adminId === undefined ? undefined : teammates.admin(note.adminId);
  const person = people.byId(note.personId);
  return {
    type: "note",
    id: note.id,
    created_at: note.createdAt,
    body: note.body,
    // The empty list of companies is Intercom's own slip, in every sample.
    ...(admin === undefined
      ? {}
      : { author: { type: "admin", id: admin.id, name: admin.name, email: admin.email, companies: [] } }),
    user: { type: person?.kind === "lead" ? "contact" : "user", id: note.personId },
  };
}
