import type { Admin } from "../admins/admin.ts";
import { adminNotFound, parameterInvalid, parameterNotFound, typeMismatch } from "../http/errors.ts";
import { id, list, text } from "../http/fields.ts";
import type { JsonObject } from "../json.ts";
import type { World } from "../world.ts";
import type { PartContent } from "./add-part.ts";
import type { Attachment } from "./conversation.ts";

/** What an admin does, and with which words. */
export interface AdminAct {
  readonly admin: Admin;
  readonly content: PartContent;
}

const ADMIN_ACTS = ["comment", "note", "assignment", "open", "close", "snoozed"] as const;
export type AdminMessageType = (typeof ADMIN_ACTS)[number];

const MOST_ATTACHMENTS = 5;

/**
 * Whether a reply comes from a person or an admin. The Java client says `user_reply` and `admin_reply`; without a
 * `type`, an `admin_id` makes it an admin's (conversations.md). Throws 400 `parameter_invalid`.
 */
export function replierOf(body: JsonObject): "user" | "admin" {
  const type = text(body, "type");
  if (type === "user" || type === "user_reply") return "user";
  if (type === "admin" || type === "admin_reply") return "admin";
  if (type === undefined && id(body, "admin_id") !== undefined) return "admin";
  throw parameterInvalid("type must be user or admin", "type");
}

/** Throws 400 `parameter_not_found` or `parameter_invalid`: a person can only comment. */
export function checkPersonMessageType(body: JsonObject): void {
  if (neededText(body, "message_type") === "comment") return;
  throw parameterInvalid("message_type must be comment for a user's reply", "message_type");
}

/** Throws 400 `parameter_not_found` or `parameter_invalid`. */
export function readAdminMessageType(body: JsonObject): AdminMessageType {
  const type = neededText(body, "message_type");
  const found = ADMIN_ACTS.find((one) => one === type);
  if (found !== undefined) return found;
  throw parameterInvalid(`message_type must be one of: ${ADMIN_ACTS.join(", ")}`, "message_type");
}

/** The acting admin. Throws 400 `parameter_not_found` without `admin_id`, 404 `admin_not_found`. */
export function readAdmin({ teammates }: World, body: JsonObject): Admin {
  const adminId = id(body, "admin_id");
  if (adminId === undefined) throw parameterNotFound("admin_id is required", "admin_id");
  const admin = teammates.admin(adminId);
  if (admin === undefined) throw adminNotFound();
  return admin;
}

/** A body that a comment or note can't do without. Throws 400 `parameter_invalid`. */
export function readNeededBody(body: JsonObject): string {
  const words = readBody(body);
  if (words === undefined) throw parameterInvalid("Body is required", "body");
  return words;
}

/** A body that may be left out; an empty one is none. */
export function readBody(body: JsonObject): string | undefined {
  const words = text(body, "body");
  return words === undefined || words.trim() === "" ? undefined : words;
}

/** `attachment_urls`. Throws 400 for another value than up to five addresses. */
export function readAttachments(body: JsonObject): readonly Attachment[] {
  const urls = list(body, "attachment_urls") ?? [];
  if (urls.length > MOST_ATTACHMENTS) {
    throw parameterInvalid(`attachment_urls takes up to ${MOST_ATTACHMENTS}`, "attachment_urls");
  }
  return urls.map((url) => {
    if (typeof url !== "string") throw typeMismatch("attachment_urls", "an array of strings");
    if (!URL.canParse(url)) throw parameterInvalid("attachment_urls must hold addresses", "attachment_urls");
    return { name: new URL(url).pathname.split("/").at(-1) ?? "", url };
  });
}

function neededText(body: JsonObject, field: string): string {
  const value = text(body, field);
  if (value === undefined) throw parameterNotFound(`${field} is required`, field);
  return value;
}
