import { ArgumentInvalidError } from "../errors/index.ts";
import { checkInt32 } from "../int32.ts";
import { type CompanyMembership, checkCompany } from "./company-input.ts";
import { type CustomAttributes, checkCustomAttributes } from "./custom-attributes.ts";

/** What can be written of users, leads and visitors alike. Times are epoch seconds, UTC, in 32 bits. */
export interface PersonFields {
  readonly phone?: string;
  readonly name?: string;
  /** Gives the location; not readable. */
  readonly last_seen_ip?: string;
  readonly last_seen_user_agent?: string;
  readonly unsubscribed_from_emails?: boolean;
  /** The URL must be https. */
  readonly avatar?: { readonly type: "avatar"; readonly image_url: string };
  readonly companies?: readonly CompanyMembership[];
  /** At most 250. Merged key by key with what is stored. */
  readonly custom_attributes?: CustomAttributes;
  readonly signed_up_at?: number;
}

/** When the person was last seen. What both together would mean is nowhere said. */
export type LastSeen =
  | { readonly last_request_at?: number; readonly update_last_request_at?: never }
  | {
      /** Sets `last_request_at` to now. */
      readonly update_last_request_at?: boolean;
      readonly last_request_at?: never;
    };

/** What can be written of users and leads alike. */
export type PersonInput = PersonFields &
  LastSeen & {
    /**
     * Marks the call as part of a visit. Intercom counts a new session after 30 minutes without one, or after a day of
     * activity; for a company only if it is named in `companies`.
     */
    readonly new_session?: boolean;
  };

const MOST_ATTRIBUTES = 250;

/**
 * The fields as they were given, if they are within the limits of docs/intercom-api-1.3/users.md §1 and §2. Throws
 * `ArgumentInvalidError`.
 */
export function checkedPerson<Fields extends PersonFields & LastSeen>(fields: Fields): Fields {
  const { signed_up_at, last_request_at, update_last_request_at, custom_attributes, companies } = fields;
  if (fields.unsubscribed_from_emails === null) {
    throw new ArgumentInvalidError(
      "unsubscribed_from_emails",
      "is null: give true or false, or leave it out",
    );
  }
  if (last_request_at !== undefined && update_last_request_at !== undefined) {
    throw new ArgumentInvalidError("last_request_at", "and update_last_request_at are both given: give one");
  }
  checkInt32("signed_up_at", signed_up_at);
  checkInt32("last_request_at", last_request_at);
  checkCustomAttributes("custom_attributes", custom_attributes, MOST_ATTRIBUTES);
  for (const [index, company] of (companies ?? []).entries()) checkCompany(`companies.${index}`, company);
  return fields;
}
