import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { Acting } from "../../lib/engine/action.ts";
import { type BatchRun, handleBatch, type Queues } from "../../lib/engine/index.ts";
import type { Send } from "./table-port.ts";

/** Where a bug can be planted without touching the product: around its ports and its outermost function. */
export interface Variant {
  readonly table: (send: Send) => Send;
  readonly queues: (queues: Queues) => Queues;
  readonly acting: (acting: Acting) => Acting;
  readonly handle: (event: SQSEvent, by: BatchRun) => Promise<SQSBatchResponse>;
}

/** The product as it is. */
export const PRODUCT: Variant = {
  table: (send) => send,
  queues: (queues) => queues,
  acting: (acting) => acting,
  handle: handleBatch,
};
