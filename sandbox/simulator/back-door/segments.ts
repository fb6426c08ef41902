import { seconds } from "../clock.ts";
import type { JsonObject } from "../json.ts";
import type { Segment } from "../segments/segments.ts";
import { segmentView } from "../segments/view.ts";
import type { World } from "../world.ts";
import { BackDoorError, onlyMembers, textMember, textsMember } from "./body.ts";

const KINDS = ["user", "lead", "company"] as const;

/**
 * Makes a segment of some people or companies, by their ids; answers it as the API shows it. Its filter isn't
 * simulated: whoever is in it stays in it.
 */
export function addSegment(world: World, body: JsonObject): object {
  onlyMembers(body, ["name", "kind", "members"]);
  const kind = readKind(body);
  const members = textsMember(body, "members") ?? [];
  const exists = (id: string) =>
    kind === "company" ? world.companies.byId(id) !== undefined : world.people.has(id);
  const unknown = members.find((id) => !exists(id));
  if (unknown !== undefined) throw new BackDoorError(`The member "${unknown}" doesn't exist.`);
  const now = seconds(world.clock);
  const segment: Segment = {
    id: world.ids.segment(),
    name: textMember(body, "name"),
    kind,
    createdAt: now,
    updatedAt: now,
    memberIds: new Set(members),
  };
  world.segments.add(segment);
  return segmentView(world, segment, true);
}

function readKind(body: JsonObject): Segment["kind"] {
  const kind = KINDS.find((one) => one === (body["kind"] ?? "user"));
  if (kind !== undefined) return kind;
  throw new BackDoorError(`"kind" must be one of: ${KINDS.join(", ")}.`);
}
