import { isJsonObject, type JsonObject } from "../json.ts";

/**
 * Whether a notification's item has the shape of API 2.x, which an app sends when that is the version set for it in the
 * Developer Hub: conversations then have `source` and `contacts` instead of `user` and `conversation_message`, and
 * leads and users are both contacts with a `role`. In 1.3 a contact is a lead and has none
 * (docs/intercom-api-1.3/webhooks.md, "Item shapes").
 */
export function hasShapeOfApi2(item: JsonObject): boolean {
  switch (item["type"]) {
    case "conversation":
      return (
        ["source", "contacts", "statistics"].some((key) => key in item) &&
        !["user", "conversation_message"].some((key) => key in item)
      );
    case "contact":
      return "role" in item;
    case "contact_tag":
      return isJsonObject(item["contact"]) && "role" in item["contact"];
    default:
      return false;
  }
}
