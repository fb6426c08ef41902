import type { Author, Conversation } from "./conversation.ts";

/** The conversations of a workspace. */
export interface Conversations {
  add(conversation: Conversation): void;
  /** Says that a conversation has changed at `now` (Unix seconds): it is the latest of all. */
  touch(conversation: Conversation, now: number): void;
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
    const own = byPerson.get(conversation.personId) ?? new Map<string, Conversation>();
    byPerson.set(conversation.personId, own.set(conversation.id, conversation));
  }
  function leave(conversation: Conversation): void {
    byId.delete(conversation.id);
    const own = byPerson.get(conversation.personId);
    own?.delete(conversation.id);
    if (own?.size === 0) byPerson.delete(conversation.personId);
  }

  return {
    add: enter,
    touch(conversation, now) {
      leave(conversation);
      conversation.updatedAt = now;
      enter(conversation);
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
        conversation.personId = to;
        conversation.message.author = author(conversation.message.author);
        for (const part of conversation.parts) part.author = author(part.author);
      }
      byPerson.delete(from);
      // Anew, because the order of the last change must hold over both persons' conversations.
      const owned = [...byId.values()].filter(({ personId }) => personId === to);
      byPerson.set(to, new Map(owned.map((conversation) => [conversation.id, conversation])));
    },
    stop() {
      for (const conversation of byId.values()) conversation.cancelSnooze?.();
    },
  };
}
