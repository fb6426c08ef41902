import { parameterInvalid } from "../http/errors.ts";
import type { JsonObject } from "../json.ts";

/** What `POST /users` takes (users.md, section 2). */
const MEMBERS = new Set([
  "id",
  "user_id",
  "email",
  "phone",
  "name",
  "signed_up_at",
  "remote_created_at",
  "last_request_at",
  "last_seen_user_agent",
  "last_seen_ip",
  "custom_attributes",
  "companies",
  "unsubscribed_from_emails",
  "update_last_request_at",
  "new_session",
  "avatar",
]);

/**
 * Refuses a member that `POST /users` doesn't know, so that no client posts back what it fetched, and
 * `unsubscribed_from_emails: null`, an error since 1.3. Throws 400 `parameter_invalid`.
 */
export function checkMembers(body: JsonObject): void {
  const unknown = Object.keys(body).find((member) => !MEMBERS.has(member));
  if (unknown !== undefined) throw parameterInvalid(`bad '${unknown}' parameter`);
  if (body["unsubscribed_from_emails"] === null) {
    throw parameterInvalid("unsubscribed_from_emails must not be null", "unsubscribed_from_emails");
  }
}
