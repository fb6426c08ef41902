import type { Person } from "../people/person.ts";
import { personView } from "../people/view.ts";
import type { World } from "../world.ts";

/** A visitor as the API shows one: a lead's members, with a type of its own (visitors.md). */
export function visitorView(world: World, visitor: Person): object {
  return { ...personView(world, visitor), type: "visitor" };
}
