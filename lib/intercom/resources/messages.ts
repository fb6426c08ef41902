import type { Endpoint } from "../endpoint.ts";
import { type ExactlyOne, oneOf } from "../identifier.ts";
import { type Message, message } from "../models/message.ts";
import type { CallOptions, Request } from "../request.ts";

// Sent twice, it starts two conversations.
const createMessage: Endpoint<Message> = {
  name: "messages.create",
  method: "POST",
  path: "/messages",
  repeatable: false,
  answer: message,
};

/** A user; or, as `contact`, a lead or visitor. A visitor becomes a lead; one has no email. */
export type MessageSender = { readonly type: "user" | "contact" } & ExactlyOne<{
  id: string;
  user_id: string;
  email: string;
}>;

/** Plain text only. */
export interface PersonMessage {
  readonly from: MessageSender;
  readonly body: string;
}

/** A lead can't be named by email. */
export type MessageRecipient =
  | ({ readonly type: "user" } & ExactlyOne<{ id: string; user_id: string; email: string }>)
  | ({ readonly type: "contact" } & ExactlyOne<{ id: string; user_id: string }>);

/** Text or HTML. */
interface FromAdmin {
  readonly from: { readonly type: "admin"; readonly id: string };
  readonly to: MessageRecipient;
  readonly body: string;
}

export type OutboundMessage =
  | (FromAdmin & { readonly message_type: "inapp" })
  | (FromAdmin & {
      readonly message_type: "email";
      readonly subject: string;
      readonly template?: "plain" | "personal";
    });

/** Starting a conversation: docs/intercom-api-1.3/conversations.md, "POST /messages". */
export function messagesResource(request: Request) {
  return {
    /**
     * Starts a conversation as a person would. The answer's `id` is the message's, not the conversation's: that is the
     * one whose `conversation_message.id` it is. Throws `NotFoundError` for an unknown person.
     */
    sendAsPerson: async ({ from, body }: PersonMessage, options?: CallOptions) =>
      request(
        createMessage,
        { body: { from: { type: from.type, ...identify("from", from) }, body } },
        options,
      ),

    /** Writes to a person. It becomes a conversation only when the person replies. */
    sendAsAdmin: async (content: OutboundMessage, options?: CallOptions) => {
      const to = { type: content.to.type, ...identify("to", content.to) };
      return request(createMessage, { body: { ...content, to } }, options);
    },
  };
}

function identify(
  argument: string,
  person: MessageSender | MessageRecipient,
): Readonly<Record<string, string>> {
  return oneOf(argument, ["id", "user_id", "email"], person);
}
