import { type Author, type Conversation, customerIds } from "./conversation.ts";

/** The conversations of a workspace. */
export interface Conversations {
  add(conversation: Conversation): void;
  /** Says that a conversation has changed at `now` (Unix seconds): it is the latest of all. */
  touch(conversation: Conversation, now: number): void;
  /** Makes these its customers, the main one first; there must be one. */
  regroup(conversation: Conversation, customers: readonly [string, ...string[]]): void;
  /** Takes it out, and calls off its snooze. */
  remove(conversation: Conversation): void;
  find(id: string): Conversation | undefined;
  /** Those that lists and counts know, oldest change first. */
  listed(): readonly Conversation[];
  /** Every one of a person, also those not listed, oldest change first. */
  of(personId: string): readonly Conversation[];
  /** Gives all conversations of one person, and what that person wrote in them, to another. */
  hand(fromPersonId: string, toPersonId: string): void;
  /** Calls off every snooze. */
  stop(): void;
}

export function createConversations(): Conversations {
  // In the order of their last change: touching moves one to the end.
  const byId = new Map<string, Conversation>();
  const byPerson = new Map<string, Map<string, Conversation>>();

  function enter(conversation: Conversation): void {
    byId.set(conversation.id, conversation);
    for (const personId of customerIds(conversation)) {
      const own = byPerson.get(personId) ?? new Map<string, Conversation>();
      byPerson.set(personId, own.set(conversation.id, conversation));
    }
  }
  function leave(conversation: Conversation): void {
    byId.delete(conversation.id);
    for (const personId of customerIds(conversation)) {
      const own = byPerson.get(personId);
      own?.delete(conversation.id);
      if (own?.size === 0) byPerson.delete(personId);
    }
  }

  /** A person's conversations anew, because the order of the last change must hold over all of them. */
  function gather(personId: string): void {
    const own = [...byId.values()].filter((conversation) => customerIds(conversation).includes(personId));
    byPerson.set(personId, new Map(own.map((conversation) => [conversation.id, conversation])));
  }

  return {
    add: enter,
    touch(conversation, now) {
      leave(conversation);
      conversation.updatedAt = now;
      enter(conversation);
    },
    regroup(conversation, [main, ...others]) {
      const concerned = new Set([...customerIds(conversation), main, ...others]);
      conversation.personId = main;
      conversation.otherIds = others;
      for (const personId of concerned) gather(personId);
    },
    remove(conversation) {
      conversation.cancelSnooze?.();
      leave(conversation);
    },
    find: (id) => byId.get(id),
    listed: () => [...byId.values()].filter(({ listed }) => listed),
    of: (personId) => [...(byPerson.get(personId)?.values() ?? [])],
    hand(from, to) {
      const author = (old: Author): Author => (old.id === from ? { type: "person", id: to } : old);
      for (const conversation of byPerson.get(from)?.values() ?? []) {
        const [main = to, ...others] = new Set(
          customerIds(conversation).map((id) => (id === from ? to : id)),
        );
        conversation.personId = main;
        conversation.otherIds = others;
        conversation.message.author = author(conversation.message.author);
        for (const part of conversation.parts) part.author = author(part.author);
        const { rating } = conversation;
        if (rating?.customerId === from) conversation.rating = { ...rating, customerId: to };
      }
      byPerson.delete(from);
      gather(to);
    },
    stop() {
      for (const conversation of byId.values()) conversation.cancelSnooze?.();
    },
  };
}
