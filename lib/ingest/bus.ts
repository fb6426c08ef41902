import type { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { PutEventsCommand } from "@aws-sdk/client-eventbridge";

/** What the ingest function puts on the bus: `notification`s for the rules, and `unsupported` ones to be parked. */
export interface BusEntry {
  readonly detailType: "notification" | "unsupported";
  readonly detail: unknown;
}

/** The `source` of everything that came in as a webhook; the rules' patterns in stacks/ match on it. */
export const SOURCE = "switchboard.webhook";

/** EventBridge takes 256 kB an entry, all fields counted; this leaves room for the others. */
export const MAX_DETAIL_BYTES = 250_000;

/** Puts one entry on the bus. Resolves only if the bus took it; rejects otherwise, with EventBridge's error code. */
export type PutOnBus = (entry: BusEntry) => Promise<void>;

/** PutEvents answers 200 even for entries it refused, so the count of failures is looked at. */
export function putOnBus(client: EventBridgeClient, busName: string): PutOnBus {
  return async ({ detailType, detail }) => {
    const { FailedEntryCount, Entries } = await client.send(
      new PutEventsCommand({
        Entries: [
          { EventBusName: busName, Source: SOURCE, DetailType: detailType, Detail: toDetail(detail) },
        ],
      }),
    );
    if (FailedEntryCount !== 0 || Entries?.length !== 1) throw new BusRefusedError(Entries?.[0]?.ErrorCode);
  };
}

/** Two characters that SQS, where the bus delivers to, takes in no message; a customer may paste them all the same. */
const NOT_FOR_QUEUES = /[\uFFFE\uFFFF]/g;

function toDetail(detail: unknown): string {
  return JSON.stringify(detail).replace(NOT_FOR_QUEUES, "\uFFFD");
}

/** The bus answered, and did not take the entry. */
export class BusRefusedError extends Error {
  readonly code = "ingest.bus_refused";
  /** EventBridge's own, such as `ThrottlingException`. */
  readonly errorCode: string | undefined;

  constructor(errorCode: string | undefined) {
    super(`EventBridge refused the entry: ${errorCode ?? "no error code given"}`);
    this.name = "BusRefusedError";
    this.errorCode = errorCode;
  }
}
