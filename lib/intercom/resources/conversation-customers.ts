import type { Endpoint } from "../endpoint.ts";
import { ArgumentInvalidError } from "../errors/index.ts";
import { oneOf } from "../identifier.ts";
import {
  type ConversationCustomer,
  type ConversationCustomers,
  conversationCustomers,
} from "../models/conversation-customers.ts";
import type { CallOptions, Request } from "../request.ts";
import type { CustomerIdentifier } from "./reply.ts";

// Sent twice, it leaves two parts, and can make two leads of one email.
const addCustomer: Endpoint<ConversationCustomers> = {
  name: "conversations.addCustomer",
  method: "POST",
  path: "/conversations/{id}/customers",
  repeatable: false,
  answer: conversationCustomers,
};

// Sent twice, it answers an error for someone who takes part no more.
const removeCustomer: Endpoint<ConversationCustomers> = {
  name: "conversations.removeCustomer",
  method: "DELETE",
  path: "/conversations/{id}/customers/{customer_id}",
  repeatable: false,
  answer: conversationCustomers,
};

/** Whom an admin adds. An email that is not known makes a lead; one found by an id must have an email. */
export interface CustomerByAdmin {
  /** The acting admin's id. */
  readonly admin_id: string;
  readonly customer: CustomerIdentifier;
}

/** Whom a customer adds, who already takes part. */
export type CustomerByCustomer = CustomerIdentifier & { readonly customer: CustomerIdentifier };

const NAMES = ["intercom_user_id", "user_id", "email"];

/** Who takes part in a conversation: docs/intercom-api-1.3/conversations.md, "Group conversations". */
export function conversationCustomersMethods(request: Request) {
  const add = async (id: string, actor: object, customer: CustomerIdentifier, options?: CallOptions) => {
    const body = { ...actor, customer: oneOf("customer", NAMES, customer) };
    const { customers } = await request(addCustomer, { params: { id }, body }, options);
    return customers;
  };

  return {
    /** Adds someone in an admin's name. Answers all who take part. */
    addCustomerAsAdmin: async (id: string, { admin_id, customer }: CustomerByAdmin, options?: CallOptions) =>
      add(id, { admin_id: acting(admin_id) }, customer, options),

    /** Adds someone in the name of a customer. Answers all who take part. */
    addCustomerAsUser: async (
      id: string,
      { customer, ...adder }: CustomerByCustomer,
      options?: CallOptions,
    ) => add(id, oneOf("the customer who adds", NAMES, adder), customer, options),

    /**
     * Removes someone by Intercom's id, which only an admin can do. Answers who is left. The last customer can't be
     * removed: `InvalidRequestError`.
     */
    removeCustomer: async (
      id: string,
      customer_id: string,
      { admin_id }: { readonly admin_id: string },
      options?: CallOptions,
    ): Promise<ConversationCustomer[]> => {
      const input = { params: { id, customer_id }, body: { admin_id: acting(admin_id) } };
      return (await request(removeCustomer, input, options)).customers;
    },
  };
}

function acting(admin_id: string): string {
  if (admin_id === "") throw new ArgumentInvalidError("admin_id", "is empty: name the admin who acts");
  return admin_id;
}
