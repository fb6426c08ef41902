import * as z from "zod/mini";
import { listFields } from "./list.ts";
import { personFields } from "./person.ts";
import { open } from "./values.ts";

/** A lead, which API 1.3 calls a contact (docs/intercom-api-1.3/leads.md). Times are epoch seconds, UTC. */
export const lead = z.looseObject({ type: open<"contact">(), ...personFields });
export type Lead = z.infer<typeof lead>;

export const leadList = z.looseObject({ ...listFields, contacts: z.array(lead) });
export type LeadList = z.infer<typeof leadList>;
