import { pause as pauseRule } from "../../lib/engine/index.ts";
import { systemClock } from "../../lib/intercom/index.ts";
import { ALL_RULES, type PauseSwitch, readSwitches } from "../../lib/state/index.ts";
import { type Command, UsageError } from "../command.ts";
import { OPERATOR, operatorOf, PLACE, readOptions, wordsOf } from "../options.ts";
import { quietLog } from "../quiet-log.ts";
import { readRule } from "../rule-name.ts";

const usage = "[<rule>|all --because <why>] [--by <who>] [--sandbox | --table <name>] [--json]";

/** Pauses a rule or all of them; without one, says which are paused. */
export const pause: Command = {
  name: "pause",
  usage,
  summary: "stops a rule, or all; what comes for it is parked. Alone: which are paused",
  async run(args, terminal) {
    const { values, positionals } = readOptions(args, { ...PLACE, ...OPERATOR });
    const [name] = wordsOf(positionals, 0, 1, usage);
    const rule = name === undefined || name === "all" ? ALL_RULES : readRule(name);
    if (name !== undefined && values.because === undefined) {
      throw new UsageError("A pause says why, for those who find it: --because <why>.");
    }
    const place = terminal.openPlace(values);
    try {
      if (name === undefined) {
        const switches = await readSwitches(place.table);
        const paused = switches.filter((one) => one.paused).map(sentenceOf);
        terminal.print(values.json ? JSON.stringify(switches) : paused.join("\n") || "No rule is paused.");
        return 0;
      }
      const operator = operatorOf(values.by, terminal.env);
      const by = { table: place.table, clock: systemClock, operator, log: quietLog };
      const now = await pauseRule(rule, values.because ?? "", by);
      terminal.print(values.json ? JSON.stringify(now) : sentenceOf(now));
      return 0;
    } finally {
      await place.close();
    }
  },
};

function sentenceOf({ rule, at, by, because }: PauseSwitch): string {
  const who = rule === ALL_RULES ? "Every rule" : rule;
  return `${who} is paused since ${new Date(at).toISOString().slice(0, 19).replace("T", " ")} UTC by ${by}: ${because}`;
}
