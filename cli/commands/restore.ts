import { randomUUID } from "node:crypto";
import { systemClock } from "../../lib/intercom/index.ts";
import { describeRestore } from "../../lib/rules/archive-stale-users/restore/describe.ts";
import { restore as restorePerson } from "../../lib/rules/archive-stale-users/restore/restore.ts";
import type { Command } from "../command.ts";
import { readObject } from "../object.ts";
import { OPERATOR, operatorOf, PLACE, readOptions, wordsOf } from "../options.ts";
import { readSettingsFile } from "../settings-file.ts";

const usage = "<id> [--because <why>] [--by <who>] [--sandbox] [--json]";
/** What the tag is called where the settings say nothing of the rule. */
const MARK = "stale";

/** Brings back somebody whom archive-stale-users archived, from the snapshot, and holds the rule off. */
export const restore: Command = {
  name: "restore",
  usage,
  summary: "brings an archived person back from the snapshot, and holds the rule off",
  async run(args, terminal) {
    const { values, positionals } = readOptions(args, { ...PLACE, ...OPERATOR });
    const object = readObject("person", wordsOf(positionals, 1, 1, usage)[0]);
    const { rules } = await readSettingsFile();
    const place = terminal.openPlace(values);
    try {
      const report = await restorePerson(object, {
        table: place.table,
        clock: systemClock,
        intercom: place.intercom(),
        call: {},
        mark: rules.archiveStaleUsers?.tag ?? MARK,
        owner: randomUUID(),
        operator: operatorOf(values.by, terminal.env),
        ...(values.because === undefined ? {} : { because: values.because }),
      });
      terminal.print(values.json ? JSON.stringify(report) : describeRestore(report).join("\n"));
      return report.outcome === "restored" || report.outcome === "already_restored" ? 0 : 1;
    } finally {
      await place.close();
    }
  },
};
