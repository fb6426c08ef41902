import type { JsonObject } from "../json.ts";
import type { NotificationItem } from "../webhooks/index.ts";
import { sampleEvent } from "./companies.ts";
import { sampleLead, sampleUser } from "./people.ts";

/** A user as notifications have one: with dates as texts. */
export function sampleUserItem(overrides: JsonObject = {}): NotificationItem {
  const signedUp = "2019-06-01T00:00:00.000+00:00";
  return withType("user", {
    ...sampleUser(),
    ...itemDates(),
    signed_up_at: signedUp,
    remote_created_at: signedUp,
    ...overrides,
  });
}

/** A lead as notifications have one: with dates as texts. */
export function sampleLeadItem(overrides: JsonObject = {}): NotificationItem {
  return withType("contact", { ...sampleLead(), ...itemDates(), ...overrides });
}

/** What is left of an archived user. */
export function sampleDeletedPersonItem(overrides: JsonObject = {}): NotificationItem {
  return withType("user", {
    id: "5d0a1c7e9b3f4a2d61000007",
    user_id: "u-77",
    email: "mira@example.net",
    ...overrides,
  });
}

/** A user who was tagged. Who was untagged does not list the tag any more: pass another `user`. */
export function sampleUserTagItem(overrides: JsonObject = {}): NotificationItem {
  const user = sampleUserItem(tagged());
  return withType("user_tag", { user, ...tagging(), admin: { type: "admin" }, ...overrides });
}

/** A lead who was tagged; for one who was untagged, pass another `contact`. */
export function sampleContactTagItem(overrides: JsonObject = {}): NotificationItem {
  return withType("contact_tag", { contact: sampleLeadItem(tagged()), ...tagging(), ...overrides });
}

/** A company as notifications have one, which differs from the REST API's in more than its dates. */
export function sampleCompanyItem(overrides: JsonObject = {}): NotificationItem {
  return withType("company", {
    id: "5d0a1c7f9b3f4a2d61000008",
    company_id: "c-9",
    app_id: "w0rkspac",
    name: "Holt GmbH",
    plan_id: null,
    remote_created_at: "2019-01-01T00:00:00.000Z",
    created_at: "2019-06-19T11:11:59.500Z",
    updated_at: "2019-06-19T11:11:59.500Z",
    last_request_at: "2019-06-19T10:10:00.000Z",
    monthly_spend: 120,
    session_count: 3,
    user_count: 2,
    tag_ids: [],
    custom_attributes: { region: "eu", seats: 12 },
    ...overrides,
  });
}

/** An event as notifications have one. */
export function sampleEventItem(overrides: JsonObject = {}): NotificationItem {
  return withType("event", { ...sampleEvent(), ext_metadata: {}, ...overrides });
}

/** A ping's item. */
export function samplePingItem(overrides: JsonObject = {}): NotificationItem {
  return withType("ping", { message: "something something interzen", ...overrides });
}

function itemDates() {
  return {
    last_request_at: "2019-06-19T12:00:00.000+00:00",
    created_at: "2019-06-19T10:26:40.000+00:00",
    updated_at: "2019-06-19T12:00:01.000+00:00",
    last_seen_ip: null,
    user_agent_data: null,
  };
}

/** A person's tags have no names. */
function tagged() {
  return { tags: { type: "tag.list", tags: [{ type: "tag", id: "2525085" }] } };
}

function tagging() {
  return { tag: { type: "tag", id: "2525085", name: "vip" }, created_at: 1560945600 };
}

function withType(type: string, fields: JsonObject): NotificationItem {
  return { type, ...fields };
}
