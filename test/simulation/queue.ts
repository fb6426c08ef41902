import type { SQSRecord } from "aws-lambda";
import { REGION } from "../../sandbox/aws/account.ts";
import type { Chance } from "./chance.ts";
import type { Timeline } from "./timeline.ts";

/** As stacks/ has it: six times the function's time-out, and five receives. */
const VISIBILITY_MS = 180_000;
const MOST_RECEIVES = 5;

/** A standard queue of SQS: no order, at least once, and what was received too often goes to its dead-letter queue. */
export interface SimulatedQueue {
  readonly arn: string;
  send(body: string, delaySeconds: number): void;
  /** Hands out at most `most` messages that are visible now, in any order, and hides them. */
  receive(most: number): SQSRecord[];
  remove(messageId: string): void;
  /** Hides a message for so long from now; one that was received again meanwhile stays as it is. */
  hide(receiptHandle: string, seconds: number): void;
  /** Calls this whenever a message becomes visible. */
  onVisible(tell: () => void): void;
  /** How many messages there are, hidden ones too. */
  size(): number;
}

interface Message {
  readonly id: string;
  readonly body: string;
  readonly sentAt: number;
  visibleAt: number;
  receives: number;
}

/** A queue named `name`. `duplicates`: how likely (0 to 1) a message that is handed out stays visible. */
export function createQueue(
  name: string,
  { timeline, chance, duplicates, deadLetters }: QueueOptions,
): SimulatedQueue {
  const arn = `arn:aws:sqs:${REGION}:000000000000:${name}`;
  const messages = new Map<string, Message>();
  let sent = 0;
  let tell = () => {};

  function show(message: Message, atMs: number): void {
    message.visibleAt = atMs;
    timeline.at(atMs, () => messages.has(message.id) && message.visibleAt <= timeline.now() && tell());
  }

  function handOut(message: Message): SQSRecord {
    message.receives += 1;
    const isSeenTwice = chance.hits(duplicates());
    show(message, timeline.now() + (isSeenTwice ? chance.between(1, 2_000) : VISIBILITY_MS));
    return recordOf(message, arn);
  }

  return {
    arn,
    send(body, delaySeconds) {
      sent += 1;
      const id = `${name}-${sent}`;
      const message = { id, body, sentAt: timeline.now(), visibleAt: 0, receives: 0 };
      messages.set(id, message);
      show(message, timeline.now() + delaySeconds * 1000 + chance.between(1, 50));
    },
    receive(most) {
      const records: SQSRecord[] = [];
      const visible = [...messages.values()].filter(({ visibleAt }) => visibleAt <= timeline.now());
      while (visible.length > 0 && records.length < most) {
        const [message] = visible.splice(chance.between(0, visible.length - 1), 1);
        if (message === undefined) break;
        if (deadLetters !== undefined && message.receives >= MOST_RECEIVES) {
          messages.delete(message.id);
          deadLetters.send(message.body, 0);
        } else {
          records.push(handOut(message));
        }
      }
      return records;
    },
    remove: (messageId) => void messages.delete(messageId),
    hide(receiptHandle, seconds) {
      const [id = "", receives] = receiptHandle.split("/");
      const message = messages.get(id);
      if (message !== undefined && message.receives === Number(receives)) {
        show(message, timeline.now() + seconds * 1000);
      }
    },
    onVisible(listener) {
      tell = listener;
    },
    size: () => messages.size,
  };
}

export interface QueueOptions {
  readonly timeline: Timeline;
  readonly chance: Chance;
  readonly duplicates: () => number;
  readonly deadLetters?: SimulatedQueue;
}

function recordOf({ id, body, sentAt, receives }: Message, arn: string): SQSRecord {
  return {
    messageId: id,
    receiptHandle: `${id}/${receives}`,
    body,
    attributes: {
      ApproximateReceiveCount: String(receives),
      SentTimestamp: String(sentAt),
      SenderId: "AIDA",
      ApproximateFirstReceiveTimestamp: String(sentAt),
    },
    messageAttributes: {},
    md5OfBody: "",
    eventSource: "aws:sqs",
    eventSourceARN: arn,
    awsRegion: REGION,
  };
}
