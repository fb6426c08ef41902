import { PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { handleBatch } from "../../lib/engine/index.ts";
import { isConditionFailure } from "../../lib/state/table.ts";
import { describeCommand, type Send } from "./table-port.ts";
import { PRODUCT, type Variant } from "./variant.ts";

/** Receipts are written with the plan, before anything is applied: a crash in between leaves a lie. */
export const receiptsFirst: Variant = {
  ...PRODUCT,
  table: (send) => (command) => send(withReceipts(command)),
};

const openPlan = z.looseObject({
  state: z.literal("open"),
  at: z.number(),
  actions: z.array(z.unknown()),
});

function withReceipts(command: unknown): unknown {
  if (!(command instanceof PutCommand)) return command;
  const plan = z.safeParse(openPlan, command.input.Item);
  if (!plan.success) return command;
  const { at, actions } = plan.data;
  const receipts = actions.map((_, action) => ({ action, at, result: "applied" }));
  return new PutCommand({ ...command.input, Item: { ...plan.data, state: "done", receipts } });
}

/** After a dead owner nobody looks: whatever the conversation says, it is taken for untouched. */
export const lookSkipped: Variant = {
  ...PRODUCT,
  acting: (acting) => {
    const { conversations } = acting.intercom;
    const untouched: typeof conversations.get = async (id, options) => ({
      ...(await conversations.get(id, options)),
      state: "open",
      assignee: { type: "nobody_admin", id: null },
      conversation_parts: { type: "conversation_part.list", conversation_parts: [] },
    });
    return {
      ...acting,
      intercom: { ...acting.intercom, conversations: { ...conversations, get: untouched } },
    };
  },
};

/** Whoever loses the write of a rotation takes the turn all the same. */
export const turnsGrantedTwice: Variant = { ...PRODUCT, table: unconditional("Put rotation#") };

/** Whoever loses the write of a decision goes on as if it were theirs. */
export const losersGoOn: Variant = { ...PRODUCT, table: unconditional("Put conversation#") };

function unconditional(what: string): Variant["table"] {
  return (send: Send): Send =>
    async (command) => {
      try {
        return await send(command);
      } catch (error) {
        if (isConditionFailure(error) && describeCommand(command).startsWith(what)) return {};
        throw error;
      }
    };
}

/** The copy of a message that is to come back later is never sent. */
export const losersDropped: Variant = {
  ...PRODUCT,
  queues: (queues) => ({ ...queues, send: async () => {} }),
};

/** Every message is acknowledged, whatever became of it. */
export const failuresAcknowledged: Variant = {
  ...PRODUCT,
  async handle(event, by) {
    await handleBatch(event, by);
    return { batchItemFailures: [] };
  },
};
