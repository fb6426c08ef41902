import type { JsonObject } from "../json.ts";
import { blankPerson } from "../people/create.ts";
import { visitorView } from "../visitors/view.ts";
import type { World } from "../world.ts";
import { onlyMembers, optionalTextMember } from "./body.ts";

/** Somebody opens a page with the web messenger: a visitor, as the API shows one. Nothing is notified. */
export function addVisitor(world: World, body: JsonObject): object {
  onlyMembers(body, ["name", "phone"]);
  const visitor = {
    ...blankPerson(world, "lead"),
    name: optionalTextMember(body, "name") ?? null,
    phone: optionalTextMember(body, "phone") ?? null,
  };
  visitor.lastRequestAt = visitor.createdAt;
  world.visitors.add(visitor);
  return visitorView(world, visitor);
}
