import type { Facts } from "./facts.ts";
import type { Field, Reading } from "./field.ts";
import { plainText } from "./plain-text.ts";
import { at, listAt, textAt } from "./read.ts";
import { textTests } from "./text-tests.ts";

const UNREAD = { unread: "the conversation was not read" } as const;
const CUSTOMERS: readonly unknown[] = ["user", "lead", "contact"];

function messageField(builder: string, label: string, parts: boolean, read: Field["read"]): Field {
  return {
    label,
    builder,
    kind: builder,
    needs: { conversation: true, conversationParts: parts },
    read,
  };
}

function first(builder: string, label: string, key: string): Field {
  return messageField(builder, label, false, ({ conversation }: Facts): Reading => {
    if (conversation === undefined || conversation === null) return UNREAD;
    return { values: [plain(at(conversation, "conversation_message", key))] };
  });
}

/**
 * What a customer wrote last: the newest part of theirs that has a text, otherwise the first message, if it is theirs.
 * As plain text on one line. Needs the conversation's parts (docs/intercom-api-1.3/conversations.md).
 */
export const messageText = textTests(
  messageField("messageText", "customer's last message", true, ({ conversation }: Facts): Reading => {
    if (conversation === undefined || conversation === null) return UNREAD;
    if (!Array.isArray(at(conversation, "conversation_parts", "conversation_parts"))) {
      return { unread: "the conversation's parts were not read" };
    }
    const parts = listAt(conversation, "conversation_parts", "conversation_parts");
    const theirs = [at(conversation, "conversation_message"), ...parts].filter(isByCustomer).map(bodyOf);
    return { values: [theirs.findLast((text) => text !== "")] };
  }),
);

/** The first message's text, whoever wrote it, as plain text on one line. */
export const firstMessage = textTests(first("firstMessage", "first message", "body"));

/** The first message's subject; only emails have one. */
export const subject = textTests(first("subject", "subject", "subject"));

/** Whether a message or part is by a user or lead. */
export function isByCustomer(message: unknown): boolean {
  return CUSTOMERS.includes(at(message, "author", "type"));
}

/** A message's or part's text as plain text; empty when it has none. */
export function bodyOf(message: unknown): string {
  return plainText(textAt(message, "body") ?? "");
}

function plain(value: unknown): unknown {
  return typeof value === "string" ? plainText(value) : value;
}
