/**
 * A bare Hono app in a process of its own, which answers every user with the JSON of its argument:
 * `node hono-process.ts <json>`. Tells its parent where it listens.
 */
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import * as z from "zod/mini";

const user = z.parse(z.looseObject({}), JSON.parse(process.argv[2] ?? ""));
const app = new Hono();
app.get("/users/:id", (c) => c.json(user));

serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) =>
  process.send?.({ origin: `http://127.0.0.1:${port}`, seedSeconds: 0 }),
);
process.on("disconnect", () => process.exit(0));
