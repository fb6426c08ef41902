import type { Lead } from "../models/lead.ts";
import type { User } from "../models/user.ts";
import type { Visitor } from "../models/visitor.ts";

/** A user of one company; pass fields to have others. */
export function sampleUser(overrides: Partial<User> = {}): User {
  return {
    type: "user",
    ...personFields(),
    id: "5d0a1c7e9b3f4a2d61000007",
    user_id: "u-77",
    anonymous: false,
    email: "mira@example.net",
    phone: "+4930123456",
    name: "Mira Holt",
    signed_up_at: 1559347200,
    remote_created_at: 1559347200,
    companies: {
      type: "company.list",
      companies: [{ type: "company", company_id: "c-9", id: "5d0a1c7f9b3f4a2d61000008", name: "Holt GmbH" }],
    },
    custom_attributes: { paid: true, seats: 4, renewed_at: 1560000000 },
    ...overrides,
  };
}

/** A lead with an email; pass fields to have others. */
export function sampleLead(overrides: Partial<Lead> = {}): Lead {
  return {
    type: "contact",
    ...personFields(),
    id: "5d0a1c2e9f3b4a5c6d7e8f90",
    user_id: "0b6d2c7e-5f0c-4d1b-9a77-3f0e5c1d2a44",
    email: "lea@example.test",
    name: "Lea Moss",
    pseudonym: "Amber Kite from Cork",
    location_data: {
      type: "location_data",
      city_name: "Cork",
      continent_code: "EU",
      country_name: "Ireland",
      postal_code: null,
      region_name: "Munster",
      timezone: "Europe/Dublin",
      country_code: "IRL",
    },
    owner_id: null,
    custom_attributes: { plan_interest: "pro" },
    ...overrides,
  };
}

/** A visitor of whom nothing is known; pass fields to have others. */
export function sampleVisitor(overrides: Partial<Visitor> = {}): Visitor {
  return {
    type: "visitor",
    ...personFields(),
    id: "5d1b2f0c7a6e4d3c2b1a0f9e",
    user_id: "9d6c7f52-1a34-4d0f-8f7d-2b9e5a3c1d60",
    email: "",
    pseudonym: "Teal Comet from Porto",
    avatar: { type: "avatar", image_url: "https://static.example.test/teal-comet.png" },
    owner_id: null,
    referrer: "https://example.test/",
    ...overrides,
  };
}

/** The fields of all people, as Intercom sends them when it knows nothing. */
function personFields() {
  return {
    anonymous: true,
    phone: null,
    name: null,
    pseudonym: null,
    avatar: { type: "avatar", image_url: null },
    app_id: "w0rkspac",
    companies: { type: "company.list", companies: [] },
    location_data: {},
    last_request_at: 1560945600,
    created_at: 1560940000,
    remote_created_at: null,
    signed_up_at: null,
    updated_at: 1560945601,
    session_count: 0,
    social_profiles: { type: "social_profile.list", social_profiles: [] },
    unsubscribed_from_emails: false,
    marked_email_as_spam: false,
    has_hard_bounced: false,
    do_not_track: null,
    tags: { type: "tag.list", tags: [] },
    segments: { type: "segment.list", segments: [] },
    custom_attributes: {},
    referrer: null,
    utm_campaign: null,
    utm_content: null,
    utm_medium: null,
    utm_source: null,
    utm_term: null,
  };
}
