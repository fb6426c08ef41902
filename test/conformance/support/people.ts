import { expect } from "vitest";

/** What Intercom makes itself: 24 hexadecimal digits. */
export const OBJECT_ID = expect.stringMatching(/^[0-9a-f]{24}$/);
export const UUID = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

/** What users, leads and visitors say of themselves when nobody told them anything (users.md, leads.md). */
export const BLANK = {
  app_id: "w0rkspac",
  phone: null,
  avatar: { type: "avatar", image_url: null },
  companies: { type: "company.list", companies: [] },
  last_request_at: null,
  remote_created_at: null,
  signed_up_at: null,
  created_at: 1_560_945_600,
  updated_at: 1_560_945_600,
  session_count: 0,
  social_profiles: { type: "social_profile.list", social_profiles: [] },
  unsubscribed_from_emails: false,
  marked_email_as_spam: false,
  has_hard_bounced: false,
  tags: { type: "tag.list", tags: [] },
  segments: { type: "segment.list", segments: [] },
  custom_attributes: {},
  referrer: null,
  utm_campaign: null,
  utm_content: null,
  utm_medium: null,
  utm_source: null,
  utm_term: null,
  do_not_track: null,
};

export const ONE_PAGE = { type: "pages", next: null, page: 1, per_page: 50, total_pages: 1 };
