import * as z from "zod/mini";
import { personFields } from "./person.ts";
import { open } from "./values.ts";

/** An anonymous visitor of the website (docs/intercom-api-1.3/visitors.md). Times are epoch seconds, UTC. */
export const visitor = z.looseObject({ type: open<"visitor">(), ...personFields });
export type Visitor = z.infer<typeof visitor>;
