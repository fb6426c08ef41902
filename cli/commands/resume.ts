import { resume as resumeRule } from "../../lib/engine/index.ts";
import { ALL_RULES } from "../../lib/state/index.ts";
import type { Command } from "../command.ts";
import { OPERATOR, operatorOf, PLACE, readOptions, wordsOf } from "../options.ts";
import { describeReplay, replayBy } from "../replaying.ts";
import { readRule } from "../rule-name.ts";

const usage = "<rule>|all [--because <why>] [--by <who>] [--sandbox] [--json]";

/** Ends a pause, and replays what was parked meanwhile. */
export const resume: Command = {
  name: "resume",
  usage,
  summary: "ends a pause, and replays what was parked meanwhile",
  async run(args, terminal) {
    const { values, positionals } = readOptions(args, { ...PLACE, ...OPERATOR });
    const [name = ""] = wordsOf(positionals, 1, 1, usage);
    const rule = name === "all" ? ALL_RULES : readRule(name);
    const place = terminal.openPlace(values);
    try {
      const by = replayBy(place, operatorOf(values.by, terminal.env));
      const report = await resumeRule(rule, values.because ?? "Resumed.", by);
      const who = rule === ALL_RULES ? "No switch stops every rule" : `${rule} is not paused`;
      terminal.print(values.json ? JSON.stringify(report) : `${who} any more. ${describeReplay(report)}`);
      return report.refused.length === 0 ? 0 : 1;
    } finally {
      await place.close();
    }
  },
};
