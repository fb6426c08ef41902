import { companiesOfPersonView } from "../companies/view.ts";
import { tagListView } from "../tags/view.ts";
import type { World } from "../world.ts";
import type { Person } from "./person.ts";

const NO_PROFILES = { type: "social_profile.list", social_profiles: [] };
const NO_SEGMENTS = { type: "segment.list", segments: [] };

/**
 * A user or lead as the API shows one (users.md, section 1; leads.md). The sub-lists of what is not simulated
 * (social profiles, location) have their empty forms, and so have segments, which 1.3 doesn't tell of a person.
 */
export function personView(world: World, person: Person): object {
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
    app_id: world.appId,
    companies: companiesOfPersonView(world, person),
    location_data: {},
    last_request_at: person.lastRequestAt,
    created_at: person.createdAt,
    // Two names of one value (users.md, section 1).
    remote_created_at: person.signedUpAt,
    signed_up_at: person.signedUpAt,
    updated_at: person.updatedAt,
    session_count: person.sessionCount,
    social_profiles: NO_PROFILES,
    ...(lead ? { owner_id: null } : {}),
    unsubscribed_from_emails: person.unsubscribed,
    marked_email_as_spam: false,
    has_hard_bounced: false,
    tags: tagListView(world.tags, person.tagIds),
    segments: NO_SEGMENTS,
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
