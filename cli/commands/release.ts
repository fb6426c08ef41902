import { releaseHold } from "../../lib/engine/index.ts";
import { systemClock } from "../../lib/intercom/index.ts";
import type { Command } from "../command.ts";
import { readObject } from "../object.ts";
import { OPERATOR, operatorOf, PLACE, readOptions, wordsOf } from "../options.ts";

const usage =
  "conversation|person|company <id> <rule> [--because <why>] [--by <who>] [--sandbox | --table <name>] [--json]";

const SENTENCES = {
  released: "The hold is released: the rule decides about it again.",
  not_held: "There was no hold.",
  busy: "A rule decides about it this moment. Try again in a minute.",
} as const;

/** Ends the hold that an undo left. */
export const release: Command = {
  name: "release",
  usage,
  summary: "ends the hold that an undo left, so that the rule may act again",
  async run(args, terminal) {
    const { values, positionals } = readOptions(args, { ...PLACE, ...OPERATOR });
    const [kind, id, rule = ""] = wordsOf(positionals, 3, 3, usage);
    const object = readObject(kind, id);
    const place = terminal.openPlace(values);
    try {
      const report = await releaseHold(
        { object, rule },
        {
          table: place.table,
          clock: systemClock,
          operator: operatorOf(values.by, terminal.env),
          ...(values.because === undefined ? {} : { because: values.because }),
        },
      );
      terminal.print(values.json ? JSON.stringify(report) : SENTENCES[report.outcome]);
      return report.outcome === "busy" ? 1 : 0;
    } finally {
      await place.close();
    }
  },
};
