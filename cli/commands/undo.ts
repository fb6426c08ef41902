import { randomUUID } from "node:crypto";
import { describeUndo, type UndoReport, undoDecision, undoRun } from "../../lib/engine/index.ts";
import { systemClock } from "../../lib/intercom/index.ts";
import { DECISIONS_KEPT_DAYS, entriesOfRun } from "../../lib/state/index.ts";
import { actingOf } from "../acting.ts";
import { type Command, type Terminal, UsageError } from "../command.ts";
import { readObject } from "../object.ts";
import { numberOf, OPERATOR, operatorOf, PLACE, readOptions, wordsOf } from "../options.ts";
import { readSettingsFile } from "../settings-file.ts";

const usage =
  "conversation|person|company <id> <rule> <decision>, or run <run>; [--force] [--because <why>] [--by <who>] [--sandbox] [--json]";
const DAY_MS = 86_400_000;

/** Takes a decision back, or all of a run; the rule leaves the object alone until the hold is released. */
export const undo: Command = {
  name: "undo",
  usage,
  summary: "takes a decision back, or a whole run, and holds the rule off",
  async run(args, terminal) {
    const options = { ...PLACE, ...OPERATOR, force: { type: "boolean", default: false } } as const;
    const { values, positionals } = readOptions(args, options);
    const words = wordsOf(positionals, 2, 4, usage);
    const isRun = words[0] === "run";
    if (words.length !== (isRun ? 2 : 4))
      throw new UsageError("A decision is named by object, rule and number.");
    const target = isRun ? undefined : targetOf(words);
    const settings = await readSettingsFile();
    const place = terminal.openPlace(values);
    try {
      const by = {
        table: place.table,
        clock: systemClock,
        acting: await actingOf(place, settings),
        owner: randomUUID(),
        operator: operatorOf(values.by, terminal.env),
        force: values.force,
        ...(values.because === undefined ? {} : { because: values.because }),
      };
      if (target !== undefined) return tell(await undoDecision(target, by), values.json, terminal);
      const now = systemClock.now();
      const entries = entriesOfRun(place.table, words[1] ?? "", now - DECISIONS_KEPT_DAYS * DAY_MS, now);
      let code = 0;
      let count = 0;
      for await (const report of undoRun(entries, by)) {
        count += 1;
        code = Math.max(code, tell(report, values.json, terminal));
      }
      if (count > 0) return code;
      terminal.warn(`Nothing is recorded of a run ${words[1]} in the last ${DECISIONS_KEPT_DAYS} days.`);
      return 1;
    } finally {
      await place.close();
    }
  },
};

function targetOf([kind, id, rule = "", version = ""]: readonly string[]) {
  return { object: readObject(kind, id), rule, version: numberOf("decision", version, 1, 999_999_999) };
}

function tell(report: UndoReport, json: boolean, terminal: Terminal): number {
  terminal.print(json ? JSON.stringify(report) : describeUndo(report).join("\n"));
  return report.outcome === "undone" || report.outcome === "already_undone" ? 0 : 1;
}
