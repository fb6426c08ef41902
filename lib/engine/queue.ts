/** SQS delays a message by fifteen minutes at most. */
export const LONGEST_DELAY_SECONDS = 900;

/** What the engine asks of SQS. */
export interface Queues {
  /** Sends a message to a rule's live or sweep queue; `delaySeconds` up to 900. */
  send(queue: "live" | "sweep", body: string, delaySeconds: number): Promise<void>;
  /** Sends many at once; all of them, or it throws. */
  sendAll(queue: "live" | "sweep", bodies: readonly string[]): Promise<void>;
  /** Hides a received message for that long before its next attempt. */
  hide(queue: "live" | "sweep", receiptHandle: string, seconds: number): Promise<void>;
}
