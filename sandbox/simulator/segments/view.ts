import type { World } from "../world.ts";
import type { Segment } from "./segments.ts";

/** A segment as the API shows one (segments.md). Only one of people has a `person_type` and, if asked for, a count. */
export function segmentView({ people }: World, segment: Segment, count: boolean): object {
  const { id, name, kind, createdAt, updatedAt, memberIds } = segment;
  const shown = { type: "segment", id, name, created_at: createdAt, updated_at: updatedAt };
  if (kind === "company") return shown;
  const members = [...memberIds].filter((memberId) => people.has(memberId));
  return { ...shown, person_type: kind, ...(count ? { count: members.length } : {}) };
}
