import type { Facts } from "../../../lib/conditions/index.ts";
import { company as companyModel } from "../../../lib/intercom/models/company.ts";
import { conversation as conversationModel } from "../../../lib/intercom/models/conversation.ts";
import { lead as leadModel } from "../../../lib/intercom/models/lead.ts";
import { user as userModel } from "../../../lib/intercom/models/user.ts";

/** 2019-06-19T12:00:00Z */
export const NOW = 1_560_945_600;

/** The sample of docs/intercom-api-1.3/users.md §2, with a few values changed by the test. */
export function user(changes: Readonly<Record<string, unknown>> = {}): Facts {
  const person = userModel.parse({
    type: "user",
    id: "5d0a1c7e9b3f4a2d61000007",
    user_id: "u-77",
    anonymous: false,
    email: "mira@example.net",
    phone: "+4930123456",
    name: "Mira Holt",
    pseudonym: null,
    location_data: {},
    last_request_at: null,
    created_at: 1_560_942_718,
    remote_created_at: 1_559_347_200,
    signed_up_at: 1_559_347_200,
    session_count: 0,
    unsubscribed_from_emails: false,
    social_profiles: { type: "social_profile.list", social_profiles: [{ name: "Twitter" }] },
    tags: { type: "tag.list", tags: [] },
    segments: { type: "segment.list", segments: [] },
    referrer: null,
    utm_campaign: null,
    custom_attributes: { paid: true, seats: 4, renewed_at: 1_560_000_000, plan: "Pro" },
    ...changes,
  });
  return { person };
}

/** A lead as production sends it: tags without names. */
export function lead(changes: Readonly<Record<string, unknown>> = {}): Facts {
  return {
    person: leadModel.parse({ type: "contact", id: "5d0a1c2e9f3b4a5c6d7e8f90", anonymous: true, ...changes }),
  };
}

export function companies(...changes: readonly Readonly<Record<string, unknown>>[]): Facts {
  return {
    companies: changes.map((one, index) => companyModel.parse({ type: "company", id: `c${index}`, ...one })),
  };
}

/** The sample of docs/intercom-api-1.3/conversations.md, with a few values changed by the test. */
export function conversation(changes: Readonly<Record<string, unknown>> = {}): Facts {
  const read = conversationModel.parse({
    type: "conversation",
    id: "21330000001",
    created_at: 1_560_945_600,
    updated_at: 1_560_945_900,
    waiting_since: null,
    assignee: { type: "admin", id: "493881" },
    open: true,
    state: "open",
    read: false,
    conversation_message: {
      type: "conversation",
      id: "331000001",
      delivered_as: "customer_initiated",
      subject: "",
      body: "<p>Hi &amp; <b>hel</b>lo</p><p>there</p>",
      author: { type: "lead", id: "5d0a1c2e9f3b4a5c6d7e8f90" },
      url: "https://example.test/pricing",
    },
    conversation_parts: { type: "conversation_part.list", conversation_parts: [], total_count: 0 },
    tags: { type: "tag.list", tags: [] },
    ...changes,
  });
  return { conversation: read };
}

/** A part with only what conditions look at. */
export function part(id: number, by: "user" | "lead" | "admin" | "bot", type: string, body: string | null) {
  return { type: "conversation_part", id: `${id}`, part_type: type, body, author: { type: by, id: "1" } };
}
