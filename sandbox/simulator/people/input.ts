import { type CompanyEntry, readCompanyEntries } from "../companies/input.ts";
import { parameterInvalid, typeMismatch } from "../http/errors.ts";
import { flag, id, int32, object, textOrNull } from "../http/fields.ts";
import type { JsonObject } from "../json.ts";
import { type AttributeChanges, readCustomAttributes } from "./custom-attributes.ts";

/** What `POST /users` and `POST /contacts` may say of a person. Undefined: not said; null: cleared. */
export interface PersonInput {
  readonly id: string | undefined;
  readonly userId: string | undefined;
  /** Lower case. */
  readonly email: string | null | undefined;
  readonly phone: string | null | undefined;
  readonly name: string | null | undefined;
  readonly avatarUrl: string | null | undefined;
  readonly signedUpAt: number | undefined;
  readonly lastRequestAt: number | undefined;
  readonly unsubscribed: boolean | undefined;
  readonly updateLastRequestAt: boolean;
  readonly newSession: boolean;
  readonly companies: readonly CompanyEntry[];
  readonly customAttributes: AttributeChanges;
}

const LONGEST_IDENTIFIER = 255;

/**
 * Reads the members that users and leads share (users.md, section 2; leads.md). Throws 400 `type_mismatch` and 400
 * `parameter_invalid`, each with its field.
 */
export function readPersonInput(body: JsonObject): PersonInput {
  return {
    id: id(body, "id"),
    userId: identifier(id(body, "user_id"), "user_id") ?? undefined,
    email: readEmail(body),
    phone: textOrNull(body, "phone"),
    name: textOrNull(body, "name"),
    avatarUrl: readAvatar(body),
    signedUpAt: int32(body, "signed_up_at") ?? int32(body, "remote_created_at"),
    lastRequestAt: int32(body, "last_request_at"),
    unsubscribed: flag(body, "unsubscribed_from_emails"),
    updateLastRequestAt: flag(body, "update_last_request_at") ?? false,
    newSession: flag(body, "new_session") ?? false,
    companies: readCompanyEntries(body),
    customAttributes: readCustomAttributes(body),
  };
}

function readEmail(body: JsonObject): string | null | undefined {
  const email = identifier(textOrNull(body, "email"), "email");
  return email === "" ? null : email?.toLowerCase();
}

function identifier(value: string | null | undefined, field: string): string | null | undefined {
  if (value === undefined || value === null) return value;
  if (value.trim() === value && value.length <= LONGEST_IDENTIFIER) return value;
  throw parameterInvalid(
    `${field} must have up to ${LONGEST_IDENTIFIER} characters and no space at its ends`,
    field,
  );
}

function readAvatar(body: JsonObject): string | null | undefined {
  const avatar = object(body, "avatar");
  if (avatar === undefined) return undefined;
  const url = avatar["image_url"];
  if (url === undefined || url === null) return url;
  if (typeof url !== "string") throw typeMismatch("avatar.image_url", "a string");
  if (url.startsWith("https://")) return url;
  throw parameterInvalid("avatar.image_url must be an https address", "avatar");
}
