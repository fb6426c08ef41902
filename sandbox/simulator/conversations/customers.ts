import { ApiError } from "../http/api-error.ts";
import { inboxSeatMissing, parameterInvalid, parameterNotFound, userNotFound } from "../http/errors.ts";
import { id, object } from "../http/fields.ts";
import type { JsonObject } from "../json.ts";
import { saveLead } from "../leads/save.ts";
import { findPerson, namesSomebody, onlyUserWithEmail, personNamedIn } from "../people/identify.ts";
import type { Person } from "../people/person.ts";
import type { World } from "../world.ts";
import { addPart } from "./add-part.ts";
import { type Author, type Conversation, customerIds } from "./conversation.ts";
import { readAdmin } from "./reply-input.ts";
import { customersView } from "./view.ts";

/**
 * `POST /conversations/{id}/customers` (conversations.md, "Group conversations"): an admin or a customer brings
 * somebody in. An email of nobody makes a lead. The answer has the customers and nothing else. Throws 400 unless
 * exactly one identifier names the customer, 422 for one without an email, 404, 403 for an admin without inbox seat
 * or an adder who takes no part.
 */
export function addCustomer(world: World, conversation: Conversation, body: JsonObject): object {
  const author = readAdder(world, conversation, body);
  const customer = readCustomer(world, object(body, "customer") ?? {});
  const present = customerIds(conversation);
  if (!present.includes(customer.id)) {
    world.conversations.regroup(conversation, [conversation.personId, ...conversation.otherIds, customer.id]);
    addPart(world, conversation, "participant_added", { author });
  }
  return { customers: customersView(world, conversation) };
}

/**
 * `DELETE /conversations/{id}/customers/{customer_id}`, with `admin_id` in its body. Throws 400 without that, 404 for
 * somebody who takes no part, 422 for the last customer, 403 without an inbox seat.
 */
export function removeCustomer(
  world: World,
  conversation: Conversation,
  customerId: string,
  body: JsonObject,
): object {
  const author = readAdminWithSeat(world, body);
  const present = customerIds(conversation);
  if (!present.includes(customerId)) throw userNotFound();
  const [main, ...others] = present.filter((one) => one !== customerId);
  if (main === undefined) {
    throw new ApiError(422, "parameter_invalid", "Removing the last customer is not allowed");
  }
  world.conversations.regroup(conversation, [main, ...others]);
  addPart(world, conversation, "participant_removed", { author });
  return { customers: customersView(world, conversation) };
}

function readAdder(world: World, conversation: Conversation, body: JsonObject): Author {
  if (id(body, "admin_id") !== undefined) return readAdminWithSeat(world, body);
  const identifiers = personNamedIn(body);
  if (!namesSomebody(identifiers)) {
    throw parameterNotFound("admin_id, intercom_user_id, user_id or email must be supplied");
  }
  const adder = findPerson(world.people, identifiers);
  if (customerIds(conversation).includes(adder.id)) return { type: "person", id: adder.id };
  throw new ApiError(403, "action_forbidden", "The user is not part of this conversation");
}

function readAdminWithSeat(world: World, body: JsonObject): Author {
  const admin = readAdmin(world, body);
  if (!admin.hasInboxSeat) throw inboxSeatMissing();
  return { type: "admin", id: admin.id };
}

function readCustomer(world: World, customer: JsonObject): Person {
  const identifiers = personNamedIn(customer);
  const given = Object.values(identifiers).filter((value) => value !== undefined).length;
  if (given === 0) {
    throw parameterNotFound("intercom_user_id, user_id or email must be supplied", "customer");
  }
  if (given > 1) throw parameterInvalid("customer takes one identifier", "customer");
  const { email } = identifiers;
  if (email !== undefined) {
    return (
      onlyUserWithEmail(world.people, email) ??
      world.people.leadsByEmail(email)[0] ??
      saveLead(world, { email })
    );
  }
  const person = findPerson(world.people, identifiers);
  if (person.email !== null) return person;
  throw new ApiError(422, "parameter_invalid", "The customer has no email");
}
