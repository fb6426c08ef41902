import type { Queues } from "../../../../lib/engine/index.ts";
import type { ReplayBy } from "../../../../lib/engine/replay/replay.ts";
import { systemClock } from "../../../../lib/intercom/index.ts";
import type { Table } from "../../../../lib/state/index.ts";

/** 2019-06-19T12:00:00Z */
export const NOW = 1_560_945_600_000;

/** What a replay needs, with queues that remember what was sent: rule, queue and body. */
export function replaySetup(table: Table, options: { readonly rules?: readonly string[] } = {}) {
  const { rules = ["auto-assign", "tag-leads"] } = options;
  const sent: { rule: string; queue: string; body: string }[] = [];
  const queuesOf = (rule: string): Queues => ({
    send: async (queue, body) => void sent.push({ rule, queue, body }),
    sendAll: async (queue, bodies) => {
      // As SQS does: 256 kB a request, which has ten messages.
      for (let from = 0; from < bodies.length; from += 10) {
        const some = bodies.slice(from, from + 10);
        if (some.join("").length > 262_144) throw new Error("BatchRequestTooLong");
        sent.push(...some.map((body) => ({ rule, queue, body })));
      }
    },
    hide: async () => {},
  });
  const by: ReplayBy = {
    table,
    rules,
    queues: (rule) => (rules.includes(rule) ? queuesOf(rule) : undefined),
    clock: { ...systemClock, now: () => NOW },
    operator: "ada",
    log: { info: () => {}, error: () => {} },
  };
  return { by, sent };
}

/** The body of a message from the bus, about conversation 7. */
export function busBody(id: string, item: unknown = { type: "conversation", id: "7" }): string {
  return JSON.stringify({
    "detail-type": "notification",
    detail: {
      type: "notification_event",
      id,
      app_id: "w0rkspac",
      topic: "conversation.user.created",
      created_at: 1_560_945_600,
      data: { type: "notification_event_data", item },
    },
  });
}
