/** Items as docs/intercom-api-1.3/webhooks.md describes them. */

export const CONVERSATION_ITEM = {
  type: "conversation",
  id: "21330000001",
  created_at: 1560945600,
  updated_at: 1560945900,
  user: {
    type: "lead",
    id: "5d0a1c2e9f3b4a5c6d7e8f90",
    user_id: "0b6d2c7e-5f0c-4d1b-9a77-3f0e5c1d2a44",
    name: "Amber Kite from Cork",
    email: "",
    do_not_track: null,
  },
  assignee: { type: "admin", id: "493881", name: "Rhea Quill", email: "rhea@example.test" },
  conversation_message: {
    type: "conversation_message",
    id: "331000001",
    url: "https://example.test/pricing",
    subject: "",
    body: "<p>Hi</p>",
    author: { type: "user", id: "5d0a1c2e9f3b4a5c6d7e8f90" },
    attachments: [],
  },
  conversation_parts: {
    type: "conversation_part.list",
    conversation_parts: [
      {
        type: "conversation_part",
        id: "2824000001",
        part_type: "assignment",
        body: "<p>Hello!</p>",
        created_at: 1560945900,
        updated_at: 1560945900,
        notified_at: 1560945900,
        assigned_to: { type: "admin", id: "493881", name: "Rhea Quill" },
        author: { type: "admin", id: "493881", name: "Rhea Quill" },
        attachments: [],
        external_id: null,
      },
    ],
    total_count: 1,
  },
  open: true,
  state: "open",
  snoozed_until: null,
  read: false,
  metadata: {},
  tags: { type: "tag.list", tags: [{ type: "tag", id: "2525085", name: "vip" }] },
  tags_added: { type: "tag.list", tags: [] },
  links: { conversation_web: "https://app.intercom.io/a/apps/w0rkspac/conversations/21330000001" },
};

export const LEAD_ITEM = {
  type: "contact",
  id: "5d0a1c2e9f3b4a5c6d7e8f90",
  user_id: "0b6d2c7e-5f0c-4d1b-9a77-3f0e5c1d2a44",
  anonymous: true,
  email: "lea@example.test",
  phone: null,
  name: "Lea Moss",
  pseudonym: "Amber Kite from Cork",
  avatar: { type: "avatar", image_url: null },
  app_id: "w0rkspac",
  companies: { type: "company.list", companies: [] },
  location_data: {},
  last_request_at: "2019-06-19T12:00:00.000+00:00",
  created_at: "2019-06-19T10:26:40.123+00:00",
  remote_created_at: null,
  signed_up_at: null,
  updated_at: "2019-06-19T12:00:01.999+00:00",
  last_seen_ip: null,
  user_agent_data: null,
  session_count: 0,
  social_profiles: { type: "social_profile.list", social_profiles: [] },
  unsubscribed_from_emails: false,
  marked_email_as_spam: false,
  has_hard_bounced: false,
  tags: { type: "tag.list", tags: [{ type: "tag", id: "2525085" }] },
  segments: { type: "segment.list", segments: [] },
  custom_attributes: { plan_interest: "pro", trial_ends_at: 1560000000 },
  referrer: null,
  do_not_track: null,
};

/** What `LEAD_ITEM` and `USER_ITEM` have for dates when they were read. */
export const LEAD_DATES = {
  last_request_at: 1560945600,
  created_at: 1560940000,
  remote_created_at: null,
  signed_up_at: null,
  updated_at: 1560945601,
};

/** A lead who became a user by email, with the moment of conversion. */
export const USER_ITEM = {
  ...LEAD_ITEM,
  type: "user",
  user_id: null,
  anonymous: false,
  remote_created_at: "2019-06-19T12:00:01.999+00:00",
  signed_up_at: "2019-06-19T12:00:01.999+00:00",
};

export const USER_DATES = { ...LEAD_DATES, remote_created_at: 1560945601, signed_up_at: 1560945601 };

export const DELETED_ITEM = {
  type: "user",
  id: "5d0a1c7e9b3f4a2d61000007",
  user_id: "u-77",
  email: "mira@example.net",
};

export const COMPANY_ITEM = {
  type: "company",
  id: "5d0a1c7f9b3f4a2d61000008",
  company_id: "c-9",
  app_id: "w0rkspac",
  name: "Holt GmbH",
  plan_id: null,
  remote_created_at: "2019-01-01T00:00:00.000Z",
  created_at: "2019-06-19T11:11:59.500Z",
  updated_at: "2019-06-19T11:11:59.500Z",
  last_request_at: null,
  monthly_spend: 120,
  session_count: 3,
  user_count: 2,
  tag_ids: [],
  custom_attributes: { region: "eu" },
};

export const EVENT_ITEM = {
  type: "event",
  event_name: "placed-order",
  id: "1f2b7c90-92a4-11e9-8a3e-b7c0d1e2f3a4",
  intercom_user_id: "5d0a1c7e9b3f4a2d61000007",
  user_id: "u-77",
  email: "mira@example.net",
  metadata: { price: { amount: 1250, currency: "eur" } },
  created_at: 1560950000,
  ext_metadata: {},
};

const VIP = { type: "tag", id: "2525085", name: "vip" };

export const USER_TAG_ITEM = {
  type: "user_tag",
  user: USER_ITEM,
  tag: VIP,
  created_at: 1560945600,
  admin: { type: "admin" },
};

export const CONTACT_TAG_ITEM = { type: "contact_tag", created_at: 1560945600, tag: VIP, contact: LEAD_ITEM };

export const PING_ITEM = { type: "ping", message: "something something interzen" };
