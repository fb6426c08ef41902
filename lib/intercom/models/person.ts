import * as z from "zod/mini";
import { tagList } from "./tag.ts";
import { customAttributes, flag, number, text, time } from "./values.ts";

const location = z.looseObject({
  city_name: text,
  continent_code: text,
  country_code: text,
  country_name: text,
  postal_code: text,
  region_name: text,
  timezone: text,
});

const socialProfile = z.looseObject({ name: text, username: text, url: text, id: text });
const personCompany = z.looseObject({ type: text, id: text, company_id: text, name: text });
const personSegment = z.looseObject({ type: text, id: z.string() });

/** What users and leads have in common (docs/intercom-api-1.3/users.md §1, leads.md "Lead object"). */
export const personFields = {
  /** Intercom's id. */
  id: z.string(),
  /** The client's id of a user; of a lead, one that Intercom made. */
  user_id: text,
  /** Null or empty when unknown. */
  email: text,
  phone: text,
  name: text,
  pseudonym: text,
  /** True for leads, false for users. */
  anonymous: flag,
  app_id: text,
  avatar: z.nullish(z.looseObject({ image_url: text })),
  created_at: time,
  signed_up_at: time,
  /** The older name of `signed_up_at`. */
  remote_created_at: time,
  updated_at: time,
  last_request_at: time,
  session_count: number,
  unsubscribed_from_emails: flag,
  marked_email_as_spam: flag,
  has_hard_bounced: flag,
  do_not_track: flag,
  referrer: text,
  utm_source: text,
  utm_medium: text,
  utm_campaign: text,
  utm_term: text,
  utm_content: text,
  /** An admin's id; a number in later versions. */
  owner_id: z.nullish(z.union([z.string(), z.number()])),
  custom_attributes: customAttributes,
  location_data: z.nullish(location),
  social_profiles: z.nullish(z.looseObject({ social_profiles: z.nullish(z.array(socialProfile)) })),
  companies: z.nullish(z.looseObject({ companies: z.nullish(z.array(personCompany)) })),
  /** Always empty for users in 1.3. */
  segments: z.nullish(z.looseObject({ segments: z.nullish(z.array(personSegment)) })),
  tags: tagList,
};
