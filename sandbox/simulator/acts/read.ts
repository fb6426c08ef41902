import { BackDoorError, onlyMembers, textMember } from "../back-door/body.ts";
import { isObject, type JsonObject } from "../json.ts";
import type { Person } from "../people/person.ts";
import type { World } from "../world.ts";
import type { Plan } from "./act.ts";
import { ACT_KINDS } from "./kinds.ts";

/** How many acts one call takes: beyond it, one slip of a loop would hold the simulator up. */
const MOST_ACTS = 10_000;

/** Plans one act of a person: a name of `ACT_KINDS`. Throws a BackDoorError. */
export function planAct(world: World, personId: string, act: string, body: JsonObject): Plan {
  const kind = kindOf(act);
  onlyMembers(body, kind.members);
  return kind.plan({ world, person: personOf(world, personId), body, begins: false });
}

/**
 * Plans a list of acts, each with its `person_id` and `act`, so that none of them can fail when they are done in
 * order. Throws a BackDoorError that says which one can't be, before anything has changed.
 */
export function planActs(world: World, body: JsonObject): readonly { act: string; plan: Plan }[] {
  onlyMembers(body, ["acts"]);
  const { acts } = body;
  if (!Array.isArray(acts)) throw new BackDoorError('"acts" must be a list.');
  if (acts.length > MOST_ACTS) throw new BackDoorError(`"acts" takes up to ${MOST_ACTS}.`);
  const beginners = new Set<string>();
  return acts.map((one: unknown, index) => {
    try {
      return planOne(world, one, beginners);
    } catch (error) {
      if (!(error instanceof BackDoorError)) throw error;
      throw new BackDoorError(`acts[${index}]: ${error.message}`, { cause: error });
    }
  });
}

function planOne(world: World, one: unknown, beginners: Set<string>): { act: string; plan: Plan } {
  if (!isObject(one)) throw new BackDoorError("An act must be a JSON object.");
  const [act, person] = [textMember(one, "act"), personOf(world, textMember(one, "person_id"))];
  const kind = kindOf(act);
  onlyMembers(one, ["act", "person_id", ...kind.members]);
  const plan = kind.plan({ world, person, body: one, begins: beginners.has(person.id) });
  if (act === "message") beginners.add(person.id);
  return { act, plan };
}

function kindOf(act: string) {
  const found = Object.entries(ACT_KINDS).find(([name]) => name === act)?.[1];
  if (found !== undefined) return found;
  throw new BackDoorError(`"act" must be one of ${Object.keys(ACT_KINDS).join(", ")}.`);
}

function personOf({ people }: World, id: string): Person {
  const person = people.byId(id);
  if (person === undefined) throw new BackDoorError(`There is no user or lead ${id}.`);
  return person;
}
