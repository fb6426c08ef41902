import type { ReplayBy, ReplayReport } from "../lib/engine/index.ts";
import { systemClock } from "../lib/intercom/index.ts";
import { rules } from "../lib/rules/list.ts";
import type { Place } from "./place.ts";
import { quietLog } from "./quiet-log.ts";

/** What a replay by an operator needs of a place. */
export function replayBy(place: Place, operator: string): ReplayBy {
  const { table, toBus } = place;
  return {
    table,
    rules: rules.map(({ name }) => name),
    queues: (rule) => place.queues(rule),
    ...(toBus === undefined
      ? {}
      : { toBus: (notification) => toBus({ detailType: "notification", detail: notification }) }),
    clock: systemClock,
    operator,
    log: quietLog,
  };
}

/** A replay's report in sentences. */
export function describeReplay({ replayed, refused, left }: ReplayReport): string {
  return [
    `${replayed} replayed.`,
    ...(left > 0 ? [`${left} of them were parked again meanwhile, for another reason.`] : []),
    ...refused.map(({ count, reason, remedy }) => `${count} stay parked (${reason}): ${remedy}`),
  ].join("\n");
}
