import { BackDoorError, idMember, optionalTextMember, textMember } from "../back-door/body.ts";
import { seconds } from "../clock.ts";
import type { Conversation } from "../conversations/conversation.ts";
import { replyAsPerson } from "../conversations/person-reply.ts";
import { rate } from "../conversations/rate.ts";
import { htmlFromPlain } from "../conversations/text.ts";
import type { JsonObject } from "../json.ts";
import { startByPerson } from "../messages/create.ts";
import { applyInput } from "../people/apply.ts";
import { readPersonInput } from "../people/input.ts";
import { publishConversation } from "../webhooks/publish.ts";
import type { ActKind, Planning } from "./act.ts";

/** Writes in the messenger: a new conversation. */
const message: ActKind = {
  members: ["body"],
  plan({ world, person, body }) {
    const words = htmlFromPlain(textMember(body, "body"));
    return () => {
      const conversation = startByPerson(world, person, {
        channel: "conversation",
        subject: "",
        body: words,
      });
      publishConversation(world, "conversation.user.created", conversation);
      return { person, conversation };
    };
  },
};

/** Answers through the messenger, which, unlike the API, marks the conversation as read. */
const reply: ActKind = {
  members: ["body", "conversation_id"],
  plan(planning) {
    const { world, person, body } = planning;
    const find = conversationFor(planning);
    const said = { person, body: textMember(body, "body"), attachments: [], messenger: true };
    return () => {
      const conversation = find();
      replyAsPerson(world, conversation, said);
      return { person, conversation };
    };
  },
};

/** Rates a conversation from 1 to 5, with or without words. */
const rating: ActKind = {
  members: ["rating", "remark", "conversation_id"],
  plan(planning) {
    const { world, person, body } = planning;
    const find = conversationFor(planning);
    const given = { person, rating: ratingIn(body), remark: optionalTextMember(body, "remark") ?? null };
    return () => {
      const conversation = find();
      rate(world, conversation, given);
      return { person, conversation };
    };
  },
};

/** Opens the app again: seen now, and a session more by the rule of `new_session` (users.md, section 5). */
const comeBack: ActKind = {
  members: [],
  plan({ world, person }) {
    const input = readPersonInput({ new_session: true });
    return () => {
      const seen = world.people.update(person, (one) => applyInput(one, input, seconds(world.clock)));
      return { person: seen, conversation: undefined };
    };
  },
};

/** What a person can do, by its name. */
export const ACT_KINDS: Readonly<Record<"message" | "reply" | "rate" | "return", ActKind>> = {
  message,
  reply,
  rate: rating,
  return: comeBack,
};

function ratingIn(body: JsonObject): number {
  const value = body["rating"];
  if (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 5) return value;
  throw new BackDoorError('"rating" must be a whole number from 1 to 5.');
}

/** The conversation that is named, or the one that changed last when the act is done. */
function conversationFor({ world, person, body, begins }: Planning): () => Conversation {
  const wanted = idMember(body, "conversation_id");
  const own = () => world.conversations.of(person.id);
  const missing = new BackDoorError("The person has no such conversation.");
  const find = () => (wanted === undefined ? own().at(-1) : own().find(({ id }) => id === wanted));
  if (find() === undefined && !(begins && wanted === undefined)) throw missing;
  return () => {
    const found = find();
    if (found === undefined) throw missing;
    return found;
  };
}
