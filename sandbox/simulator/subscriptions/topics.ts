import { TOPICS } from "../webhooks/topics.ts";

const MAIN = ["all", "company", "conversation", "user", "contact", "visitor"];

/** Whether a subscription can name it: a topic of 1.3, or one that stands for several. */
export function isTopic(topic: string): boolean {
  return MAIN.includes(topic) || TOPICS.has(topic);
}

/** The topics that `topics` come to. Events are named one by one: a main topic has none of them (webhooks.md). */
export function ownTopics(topics: readonly string[]): readonly string[] {
  const wanted = (topic: string) =>
    topics.includes(topic) ||
    (topic !== "event.created" &&
      topics.some((main) => main === "all" || (MAIN.includes(main) && topic.startsWith(`${main}.`))));
  return [...TOPICS].filter(wanted);
}
