import { seconds } from "../clock.ts";
import type { Assignee, Author, Conversation, Message } from "../conversations/conversation.ts";
import { NOBODY } from "../conversations/conversation.ts";
import type { Person } from "../people/person.ts";
import type { World } from "../world.ts";

type NewMessage = Pick<Message, "channel" | "subject" | "body">;

/** A person's message: an open conversation that nobody is assigned to (conversations.md). */
export function startByPerson(world: World, person: Person, message: NewMessage): Conversation {
  const now = seconds(world.clock);
  return start(world, person, {
    message: { ...message, deliveredAs: "customer_initiated", author: { type: "person", id: person.id } },
    state: {
      state: "open",
      assignee: NOBODY,
      read: true,
      listed: true,
      waitingSince: now,
      customerFirstReplyAt: now,
    },
  });
}

/** An admin's message: closed, and in no list, until its recipient answers (conversations.md). */
export function startByAdmin(world: World, adminId: string, to: Person, message: NewMessage): Conversation {
  const author: Author = { type: "admin", id: adminId };
  const assignee: Assignee = { type: "admin", id: adminId };
  return start(world, to, {
    message: { ...message, deliveredAs: "admin_initiated", author },
    state: {
      state: "closed",
      assignee,
      read: false,
      listed: false,
      waitingSince: null,
      customerFirstReplyAt: null,
    },
  });
}

interface Start {
  readonly message: Omit<Message, "id">;
  readonly state: Pick<
    Conversation,
    "state" | "assignee" | "read" | "listed" | "waitingSince" | "customerFirstReplyAt"
  >;
}

function start(world: World, person: Person, { message, state }: Start): Conversation {
  const now = seconds(world.clock);
  const conversation: Conversation = {
    id: world.ids.conversation(),
    createdAt: now,
    updatedAt: now,
    snoozedUntil: null,
    personId: person.id,
    otherIds: [],
    ...state,
    message: { id: world.ids.message(), ...message },
    parts: [],
    partTags: [],
    rating: null,
    cancelSnooze: null,
  };
  world.conversations.add(conversation);
  return conversation;
}
