import { parameterInvalid, parameterNotFound, resourceNotFound } from "../http/errors.ts";
import { flag } from "../http/fields.ts";
import type { ApiRequest, Route } from "../http/route.ts";
import type { World } from "../world.ts";
import type { Conversation } from "./conversation.ts";
import { addCustomer, removeCustomer } from "./customers.ts";
import { listConversations, readPlain } from "./list.ts";
import { personIn, reply } from "./reply.ts";
import { runAssignmentRules } from "./run-assignment-rules.ts";
import { conversationView } from "./view.ts";

/** Conversations (conversations.md): list, view, reply, mark as read, customers of a group, assignment rules. */
export function conversationRoutes(world: World): Route[] {
  const show = (conversation: Conversation, plain = false) =>
    conversationView(world, conversation, { plain, parts: true });
  const replyTo = (conversation: Conversation, { body }: ApiRequest) => {
    reply(world, conversation, body);
    return show(conversation);
  };
  const markRead = (request: ApiRequest) => {
    const conversation = existing(world, request);
    conversation.read = readTrue(request);
    return show(conversation);
  };
  return [
    { method: "GET", path: "/conversations", handle: (request) => listConversations(world, request) },
    {
      method: "GET",
      path: "/conversations/:id",
      handle: (request) => show(existing(world, request), readPlain(request.query)),
    },
    {
      method: "POST",
      path: "/conversations/last/reply",
      handle: (request) => replyTo(lastOf(world, request), request),
    },
    {
      method: "POST",
      path: "/conversations/:id/reply",
      handle: (request) => replyTo(existing(world, request), request),
    },
    {
      method: "POST",
      path: "/conversations/:id/customers",
      handle: (request) => addCustomer(world, existing(world, request), request.body),
    },
    {
      method: "DELETE",
      path: "/conversations/:id/customers/:customer",
      handle: (request) =>
        removeCustomer(world, existing(world, request), request.param("customer"), request.body),
    },
    {
      method: "POST",
      path: "/conversations/:id/run_assignment_rules",
      handle(request) {
        const conversation = existing(world, request);
        runAssignmentRules(world, conversation);
        return show(conversation);
      },
    },
    { method: "PUT", path: "/conversations/:id", handle: markRead },
    // The Go client posts it, the Python client puts it one step deeper (conversations.md, clients.md).
    { method: "POST", path: "/conversations/:id", handle: markRead },
    { method: "PUT", path: "/conversations/:id/reply", handle: markRead },
  ];
}

function existing(world: World, request: ApiRequest): Conversation {
  const conversation = world.conversations.find(request.param("id"));
  if (conversation === undefined) throw resourceNotFound();
  return conversation;
}

/** The one that changed last. It may be an admin's message that the person hasn't answered yet. */
function lastOf(world: World, { body }: ApiRequest): Conversation {
  const last = world.conversations.of(personIn(world, body).id).at(-1);
  if (last === undefined) throw resourceNotFound();
  return last;
}

function readTrue({ body }: ApiRequest): true {
  const read = flag(body, "read");
  if (read === undefined) throw parameterNotFound("read is required", "read");
  if (!read) throw parameterInvalid("read must be true", "read");
  return read;
}
