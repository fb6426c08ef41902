import * as z from "zod/mini";
import { listFields } from "./list.ts";
import { tagList } from "./tag.ts";
import { customAttributes, number, open, text, time } from "./values.ts";

/** An object, empty without a plan; the page of the model prints a name instead. */
const plan = z.nullish(z.union([z.looseObject({ type: text, id: text, name: text }), z.string()]));
const companySegment = z.looseObject({ type: text, id: z.string() });

/** A company (docs/intercom-api-1.3/companies.md §1). Unset values are absent. Times are epoch seconds, UTC. */
export const company = z.looseObject({
  type: open<"company">(),
  /** Intercom's id. */
  id: z.string(),
  /** The client's id. */
  company_id: text,
  app_id: text,
  name: text,
  plan,
  created_at: time,
  /** When it was created on the client's side. */
  remote_created_at: time,
  updated_at: time,
  last_request_at: time,
  monthly_spend: number,
  session_count: number,
  user_count: number,
  size: number,
  website: text,
  industry: text,
  tags: tagList,
  segments: z.nullish(z.looseObject({ segments: z.nullish(z.array(companySegment)) })),
  custom_attributes: customAttributes,
});
export type Company = z.infer<typeof company>;

export const companyList = z.looseObject({ ...listFields, companies: z.array(company) });
export type CompanyList = z.infer<typeof companyList>;

/** A page of a scroll: at most 100. */
export const companyScrollPage = z.looseObject({ companies: z.array(company), scroll_param: text });
export type CompanyScrollPage = z.infer<typeof companyScrollPage>;

/** What deleting answers: no `type`, and `deleted` as a word in the sample (docs/intercom-api-1.3/companies.md §6). */
export const deletedCompany = z.looseObject({
  id: z.string(),
  object: text,
  deleted: z.nullish(z.union([z.boolean(), z.string()])),
});
export type DeletedCompany = z.infer<typeof deletedCompany>;
