import * as z from "zod/mini";
import { parseJson } from "./json.ts";

const kind = z.enum(["conversation", "person", "company"]);

/** What a decision is about. A person is a user, a lead or a visitor. */
const objectRef = z.object({ kind, id: z.string() });
export type ObjectRef = z.infer<typeof objectRef>;

/** `conversation#123`: the object's key in the table and its name in logs. */
export function objectKey(object: ObjectRef): string {
  return `${object.kind}#${object.id}`;
}

/** The least an item says, from an object's key: enough for a rule to find it. */
export function itemOf(key: string): { type: string; id: string } {
  const [type = "", ...id] = key.split("#");
  return { type, id: id.join("#") };
}

/** The object of a key. */
export function refOf(key: string): ObjectRef {
  const { type, id } = itemOf(key);
  const known = z.safeParse(kind, type);
  return { kind: known.success ? known.data : "conversation", id };
}

/** Something that happened, or came up in a sweep, that a rule is to decide about. */
export interface RuleEvent {
  /**
   * Intercom's notification id, `sweep/<rule>/<scheduled time>/<object>`, or for an object that fell due what
   * `dueLeg` says. The same at every attempt.
   */
  readonly id: string;
  /** Intercom's topic, or `sweep`. */
  readonly topic: string;
  /** Epoch milliseconds, UTC. */
  readonly at: number;
  /** The notification's item as Intercom sent it; only `type` and `id` when it was too large for the bus. */
  readonly item: unknown;
  /** For an event of a sweep through the backlog: since when its object waits, epoch milliseconds, UTC. */
  readonly waitsSince?: number;
  /** For an object that fell due: when, epoch milliseconds, UTC. */
  readonly dueAt?: number;
  /** The sweep that listed it, where its id doesn't name that. */
  readonly run?: string;
  /** How often it has been sent again with a delay; SQS's receive count speaks of crashes only. */
  readonly resends: number;
  /** Set when an operator replayed it from where it was parked: when (epoch milliseconds, UTC), and who. */
  readonly replay?: Replay;
}

const replay = z.object({ at: z.number(), by: z.string() });
export type Replay = z.infer<typeof replay>;

const FORMAT = 1;

/** A message that we sent to the queue ourselves: a delayed copy, or a sweep's. */
const ownMessage = z.object({
  switchboard: z.literal(FORMAT),
  id: z.string(),
  topic: z.string(),
  at: z.number(),
  item: z.unknown(),
  waitsSince: z.optional(z.number()),
  dueAt: z.optional(z.number()),
  run: z.optional(z.string()),
  resends: z.number(),
  replay: z.optional(replay),
});

/** What EventBridge puts into the queue: the notification is the `detail`. */
const busMessage = z.object({
  "detail-type": z.string(),
  detail: z.object({
    id: z.string(),
    topic: z.string(),
    created_at: z.number(),
    data: z.object({ item: z.unknown() }),
  }),
});

const message = z.union([ownMessage, busMessage]);

/** The body of a queue message, as text, to an event; undefined when it is neither of our two forms. */
export function readMessage(body: string): RuleEvent | undefined {
  const parsed = z.safeParse(message, parseJson(body));
  if (!parsed.success) return undefined;
  if ("switchboard" in parsed.data) {
    const { switchboard: _, waitsSince, dueAt, run, replay, ...event } = parsed.data;
    return {
      ...event,
      ...(dueAt === undefined ? {} : { dueAt }),
      ...(waitsSince === undefined ? {} : { waitsSince }),
      ...(run === undefined ? {} : { run }),
      ...(replay === undefined ? {} : { replay }),
    };
  }
  const { id, topic, created_at, data } = parsed.data.detail;
  return { id, topic, at: created_at * 1000, item: data.item, resends: 0 };
}

/** Two characters that SQS takes in no message; a customer may paste them all the same. */
const NOT_FOR_QUEUES = /[\uFFFE\uFFFF]/g;

/** An event to the body of a queue message, for a delayed copy or a sweep. */
export function writeMessage(event: RuleEvent): string {
  return JSON.stringify({ switchboard: FORMAT, ...event }).replace(NOT_FOR_QUEUES, "\uFFFD");
}
