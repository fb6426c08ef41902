import * as z from "zod/mini";
import { date } from "../dates.ts";
import { customAttributes, number, text } from "../models/values.ts";

const word = z.nullish(z.union([z.string(), z.number()]));

/** A company, which has other fields than in the REST API (docs/intercom-api-1.3/webhooks.md, "Company item"). */
export const companyItem = z.looseObject({
  type: z.literal("company"),
  id: z.string(),
  /** The client's id. */
  company_id: text,
  app_id: text,
  name: text,
  plan_id: word,
  remote_created_at: date,
  created_at: date,
  updated_at: date,
  last_request_at: date,
  monthly_spend: number,
  session_count: number,
  user_count: number,
  tag_ids: z.nullish(z.array(word)),
  custom_attributes: customAttributes,
});
export type CompanyItem = z.infer<typeof companyItem>;

/** An event of one of the subscribed names. */
export const eventItem = z.looseObject({
  type: z.literal("event"),
  id: text,
  event_name: z.string(),
  /** Intercom's id of the user or lead. */
  intercom_user_id: text,
  user_id: text,
  email: text,
  created_at: date,
  metadata: z.nullish(z.record(z.string(), z.unknown())),
  ext_metadata: z.nullish(z.record(z.string(), z.unknown())),
});
export type EventItem = z.infer<typeof eventItem>;

/** Sent to see whether anybody is there. */
export const pingItem = z.looseObject({ type: z.literal("ping"), message: text });
export type PingItem = z.infer<typeof pingItem>;
