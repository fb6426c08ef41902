import type { Person } from "./person.ts";

/**
 * A user or lead as the API shows one (users.md, section 1; leads.md). The sub-lists of what is not simulated
 * (companies, tags, segments, social profiles, location) have their empty forms.
 */
export function personView(person: Person, appId: string): object {
  const lead = person.kind === "lead";
  return {
    type: lead ? "contact" : "user",
    id: person.id,
    user_id: person.userId,
    anonymous: lead,
    email: person.email,
    phone: person.phone,
    name: person.name,
    pseudonym: person.pseudonym,
    avatar: { type: "avatar", image_url: person.avatarUrl },
    app_id: appId,
    companies: { type: "company.list", companies: [] },
    location_data: {},
    last_request_at: person.lastRequestAt,
    created_at: person.createdAt,
    // Two names of one value (users.md, section 1).
    remote_created_at: person.signedUpAt,
    signed_up_at: person.signedUpAt,
    updated_at: person.updatedAt,
    session_count: person.sessionCount,
    social_profiles: { type: "social_profile.list", social_profiles: [] },
    ...(lead ? { owner_id: null } : {}),
    unsubscribed_from_emails: person.unsubscribed,
    marked_email_as_spam: false,
    has_hard_bounced: false,
    tags: { type: "tag.list", tags: [] },
    segments: { type: "segment.list", segments: [] },
    custom_attributes: Object.fromEntries(person.customAttributes),
    referrer: null,
    utm_campaign: null,
    utm_content: null,
    utm_medium: null,
    utm_source: null,
    utm_term: null,
    do_not_track: null,
  };
}
