import type { MiddlewareHandler } from "hono";
import { readBackDoorBody } from "../back-door/body.ts";
import type { KeptCall } from "./kept-call.ts";

/** What changes the simulator, not the workspace: another start has it anew from its options. */
const NOT_KEPT = /^\/_simulator\/(reset|ping|clock|rate-limit|nulls|faults(\/.*)?|webhook\/rules)$/;

/** Records every call of the back door that changed the workspace. */
export function recordBackDoor(record: (call: KeptCall) => void): MiddlewareHandler {
  return async (c, next) => {
    const { method, path } = c.req;
    if (method === "GET" || NOT_KEPT.test(path)) return next();
    const copy = c.req.raw.clone();
    await next();
    if (c.res.ok) record({ method, path, body: await readBackDoorBody(copy) });
    return undefined;
  };
}
