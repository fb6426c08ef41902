import * as z from "zod/mini";
import { open } from "./values.ts";

/** Someone who takes part in a conversation. */
export const conversationCustomer = z.looseObject({ type: open<"user" | "lead">(), id: z.string() });
export type ConversationCustomer = z.infer<typeof conversationCustomer>;

/** Who takes part after a change (docs/intercom-api-1.3/conversations.md, "Group conversations"). */
export const conversationCustomers = z.looseObject({ customers: z.array(conversationCustomer) });
export type ConversationCustomers = z.infer<typeof conversationCustomers>;
