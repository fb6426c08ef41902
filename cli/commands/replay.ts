import { NO_RULE, replayParked } from "../../lib/engine/index.ts";
import type { Command } from "../command.ts";
import { OPERATOR, operatorOf, PLACE, readOptions, timeOf, wordsOf } from "../options.ts";
import { describeReplay, replayBy } from "../replaying.ts";
import { readRule } from "../rule-name.ts";

const usage =
  "[--rule <rule>|switchboard] [--reason <word> …] [--event <id> …] [--from <time>] [--to <time>] [--by <who>] [--sandbox] [--json]";

/** Sends parked messages to their queues again. */
export const replay: Command = {
  name: "replay",
  usage,
  summary: "sends parked messages to their queues again, oldest first",
  async run(args, terminal) {
    const { values, positionals } = readOptions(args, {
      ...PLACE,
      by: OPERATOR.by,
      rule: { type: "string" },
      reason: { type: "string", multiple: true },
      event: { type: "string", multiple: true },
      from: { type: "string" },
      to: { type: "string" },
    });
    wordsOf(positionals, 0, 0, usage);
    const { rule, reason, event, from, to } = values;
    const filter = {
      ...(rule === undefined ? {} : { rule: rule === NO_RULE ? rule : readRule(rule) }),
      ...(reason === undefined ? {} : { reasons: reason }),
      ...(event === undefined ? {} : { ids: event }),
      ...(from === undefined ? {} : { from: timeOf("from", from) }),
      ...(to === undefined ? {} : { to: timeOf("to", to) }),
    };
    const place = terminal.openPlace(values);
    try {
      const report = await replayParked(filter, replayBy(place, operatorOf(values.by, terminal.env)));
      terminal.print(values.json ? JSON.stringify(report) : describeReplay(report));
      return report.refused.length === 0 ? 0 : 1;
    } finally {
      await place.close();
    }
  },
};
