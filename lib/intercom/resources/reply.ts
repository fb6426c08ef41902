import { ArgumentInvalidError } from "../errors/index.ts";
import { type ExactlyOne, oneOf } from "../identifier.ts";
import { wholeSeconds } from "../whole-seconds.ts";

/** A user or lead inside a conversation's calls; of a lead, `intercom_user_id` or its generated `user_id`. */
export type CustomerIdentifier = ExactlyOne<{ intercom_user_id: string; user_id: string; email: string }>;

/** URLs of files that Intercom fetches; at most 5. */
interface Attachments {
  readonly attachment_urls?: readonly string[];
}

export type CustomerReply = CustomerIdentifier & Attachments & { readonly body: string };

interface ByAdmin {
  /** The acting admin's id. */
  readonly admin_id: string;
}

/** Body: text or HTML. */
export type AdminMessage = ByAdmin & Attachments & { readonly body: string };

/** To whom a conversation is assigned; `nobody_admin`, as Intercom calls it, unassigns. */
export type AssigneeInput =
  | { readonly type: "admin" | "team"; readonly id: string }
  | { readonly type: "nobody_admin"; readonly id?: null };

/** A body is shown to teammates as a note. */
export type Assignment = ByAdmin & { readonly assignee: AssigneeInput; readonly body?: string };

/** Opening or closing; a body is sent to the customer. */
export type StateChange = ByAdmin & { readonly body?: string };

/** Until when: epoch seconds, UTC, in the future. */
export type Snooze = ByAdmin & { readonly snoozed_until: number };

/** Everything an actor can do in a conversation, told apart by `message_type` as Intercom does. */
export type Reply =
  | (CustomerReply & { readonly type: "user"; readonly message_type: "comment" })
  | (AdminMessage & { readonly type: "admin"; readonly message_type: "comment" | "note" })
  | (Assignment & { readonly type: "admin"; readonly message_type: "assignment" })
  | (StateChange & { readonly type: "admin"; readonly message_type: "open" | "close" })
  | (Snooze & { readonly type: "admin"; readonly message_type: "snoozed" });

/** A reply in the customer's most recent conversation; an admin's needs to say whose. */
export type ReplyToLast = Reply extends infer One
  ? One extends { readonly type: "admin" }
    ? One & CustomerIdentifier
    : One
  : never;

const CUSTOMER_NAMES = ["intercom_user_id", "user_id", "email"];

/**
 * The body of a reply: docs/intercom-api-1.3/conversations.md, "POST /conversations/{id}/reply". Throws
 * `ArgumentInvalidError` for what the types can't refuse.
 */
export function replyBody(reply: Reply): object {
  if (reply.type === "user") return { ...reply, ...customerOf(reply), body: filled(reply.body) };
  const { admin_id } = reply;
  if (admin_id === "") throw new ArgumentInvalidError("admin_id", "is empty: name the admin who acts");
  switch (reply.message_type) {
    case "comment":
    case "note":
      return { ...reply, body: filled(reply.body) };
    case "assignment": {
      const { assignee, ...rest } = reply;
      return { ...rest, assignee_id: assigneeId(assignee) };
    }
    case "snoozed":
      return { ...reply, snoozed_until: wholeSeconds("snoozed_until", reply.snoozed_until) };
    default:
      return { ...reply };
  }
}

/** The body of a reply to a customer's most recent conversation. */
export function replyToLastBody(reply: ReplyToLast): object {
  return { ...replyBody(reply), ...customerOf(reply) };
}

function customerOf(reply: object): Readonly<Record<string, string>> {
  return oneOf("the customer", CUSTOMER_NAMES, reply);
}

// Intercom calls nobody 0.
function assigneeId(assignee: AssigneeInput): string {
  if (assignee.type === "nobody_admin") return "0";
  if (assignee.id === "" || assignee.id === "0") {
    throw new ArgumentInvalidError("assignee.id", "is empty or 0: to unassign, give the type nobody_admin");
  }
  return assignee.id;
}

function filled(body: string): string {
  if (body.trim() === "")
    throw new ArgumentInvalidError("body", "is empty: Intercom refuses such a comment or note");
  return body;
}
