import type { Note } from "../models/note.ts";
import type { Segment } from "../models/segment.ts";
import type { Tag } from "../models/tag.ts";

/** A tag; pass fields to have another. */
export function sampleTag(overrides: Partial<Tag> = {}): Tag {
  return { type: "tag", name: "Beta testers", id: "40817", ...overrides };
}

/** A segment of users, without a count, as long as none is asked for; pass fields to have another. */
export function sampleSegment(overrides: Partial<Segment> = {}): Segment {
  return {
    type: "segment",
    id: "5cf1e2a09b3f4a2d61000021",
    name: "Active",
    created_at: 1559356064,
    updated_at: 1559356064,
    person_type: "user",
    ...overrides,
  };
}

/** An admin's note about a user; pass fields to have another. */
export function sampleNote(overrides: Partial<Note> = {}): Note {
  return {
    type: "note",
    id: "90512",
    created_at: 1560951000,
    body: "<p>Called, wants a demo</p>",
    author: { type: "admin", id: "1184", name: "Ada Brandt", email: "ada@example.net", companies: [] },
    user: { type: "user", id: "5d0a1c7e9b3f4a2d61000007" },
    ...overrides,
  };
}
