import { listRuns, type RunItem } from "../../lib/state/index.ts";
import type { Command } from "../command.ts";
import { numberOf, PLACE, readOptions, timeOf, wordsOf } from "../options.ts";

const usage = "[--day 2026-05-01] [--rule <rule>] [--limit 20] [--sandbox | --table <name>] [--json]";

/** The feed: what each invocation of a rule decided to do, or did, on one day (UTC). */
export const runs: Command = {
  name: "runs",
  usage,
  summary: "what the rules did on a day, newest first; undo run takes one back",
  async run(args, terminal) {
    const { values, positionals } = readOptions(args, {
      ...PLACE,
      day: { type: "string" },
      rule: { type: "string" },
      limit: { type: "string", default: "20" },
    });
    wordsOf(positionals, 0, 0, usage);
    const day = values.day === undefined ? Date.now() : timeOf("day", values.day);
    const limit = numberOf("limit", values.limit, 1, 10_000);
    const place = terminal.openPlace(values);
    try {
      const all = await listRuns(place.table, values.rule === undefined ? { day, limit } : { day });
      const found = all
        .filter(({ rule }) => values.rule === undefined || rule === values.rule)
        .slice(0, limit);
      if (values.json) terminal.print(JSON.stringify(found));
      else for (const line of linesOf(found, day)) terminal.print(line);
      return 0;
    } finally {
      await place.close();
    }
  },
};

function linesOf(found: readonly RunItem[], day: number): string[] {
  if (found.length === 0) return [`Nothing was done on ${new Date(day).toISOString().slice(0, 10)} (UTC).`];
  return found.flatMap(({ rule, at, entries }) =>
    entries.map(
      ({ object, version, outcome, run }) =>
        `${new Date(at).toISOString().slice(11, 19)}  ${rule}  ${object.replace("#", " ")}  ${outcome}  decision ${version}  run ${run}`,
    ),
  );
}
