import type { Hono } from "hono";
import { onlyMembers, readBackDoorBody } from "../back-door/body.ts";
import { isWebhookEffect } from "./fault.ts";
import type { Fault, Faults } from "./faults.ts";
import { readFault } from "./read.ts";

/** `/_simulator/faults`: makes, shows and ends faults (sandbox/README.md, "Faults"). */
export function addFaultDoor(app: Hono, faults: () => Faults): void {
  app.post("/faults", async (c) => c.json(view(faults().add(readFault(await readBackDoorBody(c.req.raw))))));
  app.get("/faults", (c) => c.json({ faults: faults().all().map(view) }));
  app.get("/faults/:id", (c) => {
    const fault = faults().find(c.req.param("id"));
    return fault === undefined ? c.json(unknown(c.req.param("id")), 404) : c.json(view(fault));
  });
  app.delete("/faults", async (c) => {
    onlyMembers(await readBackDoorBody(c.req.raw), []);
    faults().clear();
    return c.json({});
  });
  app.delete("/faults/:id", (c) =>
    faults().remove(c.req.param("id")) ? c.json({}) : c.json(unknown(c.req.param("id")), 404),
  );
}

function view({ id, effect, pattern, receiver, probability, count, struck }: Fault): object {
  const { kind, ...details } = effect;
  const where = isWebhookEffect(effect)
    ? { topic: pattern, receiver: receiver ?? "*" }
    : { endpoint: pattern };
  return { id, kind, ...where, ...details, probability, count: count ?? null, struck };
}

function unknown(id: string): object {
  return { error: `There is no fault ${id}.` };
}
