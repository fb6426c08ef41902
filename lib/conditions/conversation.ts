import type { Facts } from "./facts.ts";
import type { Field, Reading } from "./field.ts";
import { flagTests } from "./flag-tests.ts";
import { idTests } from "./id-tests.ts";
import { bodyOf, isByCustomer } from "./messages.ts";
import { numberTests } from "./number-tests.ts";
import { at, listAt } from "./read.ts";
import { type TextTests, textTests } from "./text-tests.ts";
import { isTime, timeTests } from "./time-tests.ts";

function conversationField(
  builder: string,
  label: string,
  read: (conversation: unknown) => unknown,
  needs: Field["needs"] = {},
): Field {
  return {
    label,
    builder: `conversation.${builder}`,
    kind: "conversation",
    needs: { conversation: true, ...needs },
    read: ({ conversation: one }: Facts): Reading =>
      one === undefined || one === null
        ? { unread: "the conversation was not read" }
        : { values: [read(one)] },
  };
}

function member(builder: string, label: string, ...keys: readonly string[]): Field {
  return conversationField(builder, label, (one) => at(one, ...keys));
}

/** A count over the parts; without them it can't be told. */
function countOfParts(builder: string, label: string, counts: (part: unknown) => boolean): Field {
  const field = conversationField(
    builder,
    label,
    (one) => listAt(one, "conversation_parts", "conversation_parts").filter(counts).length,
    { conversationParts: true },
  );
  return {
    ...field,
    read: (facts, moment): Reading =>
      Array.isArray(at(facts.conversation, "conversation_parts", "conversation_parts"))
        ? field.read(facts, moment)
        : { unread: "the conversation's parts were not read" },
  };
}

function assigneeTests(type: "admin" | "team"): TextTests {
  const read = (one: unknown) =>
    at(one, "assignee", "type") === type ? at(one, "assignee", "id") : undefined;
  return idTests(conversationField(type, `assigned ${type}`, read), type);
}

/** A conversation (docs/intercom-api-1.3/conversations.md). API 1.3 knows no priority. */
export const conversation = {
  /** `open`, `closed` or `snoozed`. */
  state: textTests(member("state", "conversation's state", "state")),
  /** True also for snoozed ones. */
  isOpen: flagTests(member("isOpen", "conversation being open", "open")),
  /** By the customer. */
  isRead: flagTests(member("isRead", "conversation being read", "read")),
  /** `admin`, `team` or `nobody_admin`. */
  assigneeType: textTests(member("assigneeType", "assignee's type", "assignee", "type")),
  /** The assigned admin's id; no value when it is a team or nobody. */
  admin: assigneeTests("admin"),
  /** The assigned team's id; no value when it is an admin or nobody. */
  team: assigneeTests("team"),
  /** `customer_initiated`, `admin_initiated`, `automated`, `campaigns_initiated`, `operator_initiated`. */
  deliveredAs: textTests(member("deliveredAs", "way of delivery", "conversation_message", "delivered_as")),
  /** The page on which it began. */
  pageUrl: textTests(member("pageUrl", "page's URL", "conversation_message", "url")),
  /** 1 to 5. */
  rating: numberTests(member("rating", "rating", "conversation_rating", "rating")),
  created: timeTests(member("created", "conversation's creation", "created_at")),
  updated: timeTests(member("updated", "conversation's last change", "updated_at")),
  /** Since when the customer waits; no value when nobody does, also where Intercom sends a year far away for that. */
  waitingSince: timeTests(
    conversationField("waitingSince", "start of the customer's waiting", (one) => {
      const since = at(one, "waiting_since");
      return typeof since === "number" && !isTime(since) ? undefined : since;
    }),
  ),
  snoozedUntil: timeTests(member("snoozedUntil", "end of the snooze", "snoozed_until")),
  /** Customers' replies with a text; the first message is none. Of the newest 500 parts. */
  customerReplies: numberTests(
    countOfParts(
      "customerReplies",
      "number of customers' replies",
      (part) => isByCustomer(part) && bodyOf(part) !== "",
    ),
  ),
  /** Teammates' replies with a text, and assignments with one; notes are none. Of the newest 500 parts. */
  teammateReplies: numberTests(
    countOfParts(
      "teammateReplies",
      "number of teammates' replies",
      (part) => at(part, "author", "type") === "admin" && isShown(part) && bodyOf(part) !== "",
    ),
  ),
} as const;

/**
 * Whether customers see a part's text. An assignment's is either the reply that assigned or a note to teammates; the
 * part doesn't say which, and is counted.
 */
function isShown(part: unknown): boolean {
  const type = at(part, "part_type");
  return type === "comment" || type === "open" || type === "close" || type === "assignment";
}
