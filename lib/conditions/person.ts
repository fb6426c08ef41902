import type { Facts } from "./facts.ts";
import type { Field, Reading } from "./field.ts";
import { flagTests } from "./flag-tests.ts";
import { idTests } from "./id-tests.ts";
import { numberTests } from "./number-tests.ts";
import { at } from "./read.ts";
import { textTests } from "./text-tests.ts";
import { timeTests } from "./time-tests.ts";

const UNREAD = "the person was not read";

/** A field of a user or lead, read out of Intercom's object (docs/intercom-api-1.3/users.md §1). */
export function personField(builder: string, label: string, read: (person: unknown) => unknown): Field {
  return {
    label,
    builder,
    kind: builder,
    needs: { person: true },
    read: ({ person }: Facts): Reading =>
      person === undefined || person === null ? { unread: UNREAD } : { values: [read(person)] },
  };
}

function member(builder: string, label: string, ...keys: readonly string[]): Field {
  return personField(builder, label, (person) => at(person, ...keys));
}

/** The full name. */
export const name = textTests(member("name", "name", "name"));
/** Null for many leads; not unique. */
export const email = textTests(member("email", "email address", "email"));
/** What stands after the @: `example.com`. */
export const emailDomain = textTests(
  personField("emailDomain", "domain of the email address", (person) => domainOf(at(person, "email"))),
);
export const phone = textTests(member("phone", "phone number", "phone"));
/** Of leads: `Violet Bear from Cork`. */
export const pseudonym = textTests(member("pseudonym", "pseudonym", "pseudonym"));
/** The client's id of a user; of a lead, one that Intercom made. Upper and lower case differ. */
export const userId = textTests(member("userId", "user_id", "user_id"), { exact: true });
/** Whether it is a lead, not a user. */
export const isLead = flagTests(member("isLead", "being a lead", "anonymous"));
/** The admin who owns the person. */
export const owner = idTests(
  personField("owner", "owner", (person) => {
    const id = at(person, "owner_id");
    return typeof id === "number" ? String(id) : id;
  }),
  "admin",
);
export const unsubscribed = flagTests(
  member("unsubscribed", "being unsubscribed from emails", "unsubscribed_from_emails"),
);
export const markedAsSpam = flagTests(
  member("markedAsSpam", "having marked an email as spam", "marked_email_as_spam"),
);
export const hardBounced = flagTests(
  member("hardBounced", "the email address having bounced", "has_hard_bounced"),
);
/** The last request; leads and users. */
export const lastSeen = timeTests(member("lastSeen", "last visit", "last_request_at"));
/** When the user signed up at the client; null for leads. */
export const signedUp = timeTests(
  personField(
    "signedUp",
    "sign-up",
    (person) => at(person, "signed_up_at") ?? at(person, "remote_created_at"),
  ),
);
/** When the person came into Intercom. */
export const created = timeTests(member("created", "creation in Intercom", "created_at"));
/** Web sessions. */
export const sessions = numberTests(member("sessions", "number of sessions", "session_count"));
/** The last page's URL. */
export const referrer = textTests(member("referrer", "referrer", "referrer"));

/** How a campaign was named when the person came. */
export const utm = {
  source: textTests(member("utm.source", "UTM source", "utm_source")),
  medium: textTests(member("utm.medium", "UTM medium", "utm_medium")),
  campaign: textTests(member("utm.campaign", "UTM campaign", "utm_campaign")),
  term: textTests(member("utm.term", "UTM term", "utm_term")),
  content: textTests(member("utm.content", "UTM content", "utm_content")),
} as const;

/** Where Intercom believes the person to be. */
export const location = {
  /** `Ireland` */
  country: textTests(member("location.country", "country", "location_data", "country_name")),
  /** Three letters: `IRL`. */
  countryCode: textTests(member("location.countryCode", "country code", "location_data", "country_code")),
  region: textTests(member("location.region", "region", "location_data", "region_name")),
  city: textTests(member("location.city", "city", "location_data", "city_name")),
  /** `EU` */
  continentCode: textTests(
    member("location.continentCode", "continent code", "location_data", "continent_code"),
  ),
  postalCode: textTests(member("location.postalCode", "postal code", "location_data", "postal_code")),
  /** `Europe/Dublin` */
  timeZone: textTests(member("location.timeZone", "time zone", "location_data", "timezone")),
} as const;

function domainOf(address: unknown): unknown {
  if (typeof address !== "string") return address;
  const cut = address.lastIndexOf("@");
  return cut === -1 ? undefined : address.slice(cut + 1);
}
