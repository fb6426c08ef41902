import * as z from "zod/mini";
import { listFields } from "./list.ts";
import { personFields } from "./person.ts";
import { open, text } from "./values.ts";

/** A lead, which API 1.3 calls a contact (docs/intercom-api-1.3/leads.md). Times are epoch seconds, UTC. */
export const lead = z.looseObject({ type: open<"contact">(), ...personFields });
export type Lead = z.infer<typeof lead>;

export const leadList = z.looseObject({ ...listFields, contacts: z.array(lead) });
export type LeadList = z.infer<typeof leadList>;

/** A list, or a single lead as a list of one. */
export const leadListOrLead = z.union([
  leadList,
  z.pipe(
    lead,
    z.transform((one): LeadList => ({ contacts: [one] })),
  ),
]);

/** A page of a scroll: at most 100. */
export const leadScrollPage = z.looseObject({ contacts: z.array(lead), scroll_param: text });
export type LeadScrollPage = z.infer<typeof leadScrollPage>;
