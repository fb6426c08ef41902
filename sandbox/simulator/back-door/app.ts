import { Hono } from "hono";
import { addActDoor } from "../acts/back-door.ts";
import type { Clock } from "../clock.ts";
import { addFaultDoor } from "../faults/back-door.ts";
import { ApiError } from "../http/api-error.ts";
import type { Instance } from "../instance.ts";
import type { KeptCall } from "../keep/kept-call.ts";
import { recordBackDoor } from "../keep/record-back-door.ts";
import { statsOf } from "../stats.ts";
import { addDeliveryDoor } from "../webhooks/back-door.ts";
import { addActivity } from "./activities.ts";
import { setAssignmentRule } from "./assignment-rule.ts";
import { BackDoorError, onlyMembers, readBackDoorBody, wholeMember } from "./body.ts";
import { changeDataAttribute } from "./data-attributes.ts";
import { writeInMessenger } from "./messenger.ts";
import { moveClock } from "./move-clock.ts";
import { placeNulls } from "./nulls.ts";
import { tagByAdmin } from "./part-tags.ts";
import { populateBy } from "./seed.ts";
import { addSegment } from "./segments.ts";
import { addAdmin, addTeam } from "./teammates.ts";
import { addVisitor } from "./visitors.ts";
import { readWebhook, setWebhook, webhookView } from "./webhook.ts";

/** What the back door opens to. */
export interface House {
  /** The present one; a reset makes another. */
  instance(): Instance;
  readonly clock: Clock;
  /** Told of every call that changed the workspace. */
  readonly onChange: ((call: KeptCall) => void) | undefined;
  /** Starts over, with another seed if one is given. */
  reset(seed: number | undefined): void;
}

/**
 * `/_simulator/`: what a test or a developer does to the workspace that no call of Intercom's can (sandbox/README.md).
 * Needs no token, and is neither counted nor limited.
 */
export function createBackDoor(house: House): Hono {
  const app = new Hono().basePath("/_simulator");
  if (house.onChange !== undefined) app.use(recordBackDoor(house.onChange));
  app.post("/reset", async (c) => {
    const body = await readBackDoorBody(c.req.raw);
    onlyMembers(body, ["seed"]);
    house.reset(body["seed"] === undefined ? undefined : wholeMember(body, "seed", 0, 0));
    return c.json({});
  });
  app.post("/seed", async (c) =>
    c.json(populateBy(house.instance().world, await readBackDoorBody(c.req.raw))),
  );
  app.post("/admins", async (c) =>
    c.json(addAdmin(house.instance().world, await readBackDoorBody(c.req.raw))),
  );
  app.post("/teams", async (c) => c.json(addTeam(house.instance().world, await readBackDoorBody(c.req.raw))));
  app.put("/assignment-rule", async (c) =>
    c.json(setAssignmentRule(house.instance().world, await readBackDoorBody(c.req.raw))),
  );
  app.post("/segments", async (c) =>
    c.json(addSegment(house.instance().world, await readBackDoorBody(c.req.raw))),
  );
  app.put("/data-attributes", async (c) =>
    c.json(changeDataAttribute(house.instance().world, await readBackDoorBody(c.req.raw))),
  );
  app.post("/visitors", async (c) =>
    c.json(addVisitor(house.instance().world, await readBackDoorBody(c.req.raw))),
  );
  app.post("/messages", async (c) =>
    c.json(writeInMessenger(house.instance().world, await readBackDoorBody(c.req.raw))),
  );
  addActDoor(app, () => house.instance().world);
  app.post("/conversations/:id/tags", async (c) =>
    c.json(tagByAdmin(house.instance().world, c.req.param("id"), await readBackDoorBody(c.req.raw))),
  );
  app.post("/activities", async (c) =>
    c.json(addActivity(house.instance().world, await readBackDoorBody(c.req.raw))),
  );
  app.get("/stats", (c) => c.json(statsOf(house.instance())));
  addFaultDoor(app, () => house.instance().faults);
  addDeliveryDoor(app, () => house.instance().hub);
  app.get("/webhook", (c) => c.json(webhookView(house.instance().hub)));
  app.put("/webhook", async (c) => {
    const { world } = house.instance();
    setWebhook(world, readWebhook(await readBackDoorBody(c.req.raw)));
    return c.json(webhookView(world.hub));
  });
  app.post("/ping", (c) => {
    if (house.instance().hub.ping()) return c.json({});
    throw new BackDoorError("There is no live webhook: set one with PUT /_simulator/webhook.");
  });
  app.put("/rate-limit", async (c) => {
    const body = await readBackDoorBody(c.req.raw);
    onlyMembers(body, ["limit"]);
    const limit = wholeMember(body, "limit", 0, -1);
    house.instance().rateLimit.setLimit(limit);
    return c.json({ limit });
  });
  app.put("/nulls", async (c) =>
    c.json(placeNulls(house.instance().world, await readBackDoorBody(c.req.raw))),
  );
  app.post("/clock", async (c) => c.json(moveClock(house.clock, await readBackDoorBody(c.req.raw))));
  app.notFound((c) => c.json({ error: `The back door has no ${c.req.method} ${c.req.path}.` }, 404));
  app.onError((error, c) => {
    if (isRefusal(error)) return c.json({ error: error.message }, 400);
    console.error("The Intercom simulator's back door failed:", error);
    return c.json({ error: "The simulator failed at this call." }, 500);
  });
  return app;
}

function isRefusal(error: Error): boolean {
  return error instanceof BackDoorError || error instanceof RangeError || error instanceof ApiError;
}
