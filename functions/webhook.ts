import { webhookFunction } from "../lib/runtime/webhook-function.ts";

export const { handle } = webhookFunction();
