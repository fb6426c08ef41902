import type { Hono } from "hono";
import { readBackDoorBody } from "../back-door/body.ts";
import { conversationView } from "../conversations/view.ts";
import { personView } from "../people/view.ts";
import type { World } from "../world.ts";
import type { Done } from "./act.ts";
import { planAct, planActs } from "./read.ts";

/**
 * `/_simulator/people/{id}/{act}`: a person writes, answers, rates or comes back; and `/_simulator/acts`: many of
 * them in one call (sandbox/README.md, "Acting as a person").
 */
export function addActDoor(app: Hono, world: () => World): void {
  app.post("/people/:id/:act", async (c) => {
    const body = await readBackDoorBody(c.req.raw);
    const done = planAct(world(), c.req.param("id"), c.req.param("act"), body)();
    return c.json(view(world(), done));
  });
  app.post("/acts", async (c) => {
    const planned = planActs(world(), await readBackDoorBody(c.req.raw));
    const acts = planned.map(({ act, plan }) => ({ act, ...ids(plan()) }));
    return c.json({ acts });
  });
}

/** The conversation as it is now, or else the person. */
function view(world: World, { person, conversation }: Done): object {
  if (conversation === undefined) return personView(world, person);
  return conversationView(world, conversation, { plain: false, parts: true });
}

function ids({ person, conversation }: Done): object {
  return { person_id: person.id, conversation_id: conversation?.id ?? null };
}
