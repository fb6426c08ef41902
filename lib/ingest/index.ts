export type { Answer } from "./answer.ts";
export { type PutOnBus, putOnBus, SOURCE } from "./bus.ts";
export { MAX_BODY_BYTES, type Received, receive, type WebhookRequest } from "./receive.ts";
