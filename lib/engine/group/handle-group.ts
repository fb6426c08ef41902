import type { SQSRecord } from "aws-lambda";
import { type RuleEvent, writeMessage } from "../event.ts";
import { type Handling, handleMessage } from "../handle-message.ts";
import { type Together, tagTogether } from "./tag-together.ts";

/**
 * Handles the events of one queue message side by side. Each has a decision, a receipt and an end of its own, exactly as
 * if it had come alone; only their tagging is one call. True when the message may be deleted; handed out again,
 * those that are done are recognised. Never throws.
 */
export async function handleGroup(
  record: SQSRecord,
  events: readonly RuleEvent[],
  by: Handling,
): Promise<boolean> {
  const together = tagTogether(events.length);
  const handled = await Promise.all(
    events.map(async (event, index) => {
      try {
        return await handleMessage({ ...record, body: writeMessage(event) }, memberOf(by, together, index));
      } finally {
        together.leave();
      }
    }),
  );
  return handled.every((isDone) => isDone);
}

function memberOf(by: Handling, together: Together, index: number): Handling {
  const { acting, calls } = by;
  return {
    ...by,
    // What one event needs at most is not what each of fifty needs: the calls they share are granted one by one.
    reserve: async () => {},
    // Their calls can't be told apart; counted once, they are not counted fifty times.
    calls: index === 0 ? calls : () => 0,
    ...(acting === undefined
      ? {}
      : {
          acting: async () => {
            const alone = await acting();
            return { ...alone, intercom: together.join(alone.intercom) };
          },
        }),
  };
}
