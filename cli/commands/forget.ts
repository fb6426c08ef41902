import { type ForgetReport, forget as forgetPerson } from "../../lib/engine/index.ts";
import { systemClock } from "../../lib/intercom/index.ts";
import { type Command, UsageError } from "../command.ts";
import { PLACE, readOptions, wordsOf } from "../options.ts";
import { quietLog } from "../quiet-log.ts";

const usage =
  "--id <Intercom id> … [--user-id <id> …] [--email <address> …] [--conversation <id> …] [--yes] [--sandbox | --table <name>] [--json]";

/** Removes what the table keeps about a person; without `--yes` it only says what it would remove. */
export const forget: Command = {
  name: "forget",
  usage,
  summary: "removes what is kept about a person; without --yes it only lists it",
  async run(args, terminal) {
    const many = { type: "string", multiple: true, default: [] as string[] } as const;
    const { values, positionals } = readOptions(args, {
      ...PLACE,
      id: many,
      "user-id": many,
      email: many,
      conversation: many,
      yes: { type: "boolean", default: false },
    });
    wordsOf(positionals, 0, 0, usage);
    if (values.id.length === 0) throw new UsageError("Whom? Give the person's Intercom id: --id <id>.");
    const place = terminal.openPlace(values);
    try {
      const report = await forgetPerson(
        {
          ids: values.id,
          userIds: values["user-id"],
          emails: values.email,
          conversations: values.conversation,
        },
        { table: place.table, clock: systemClock, log: quietLog, dryRun: !values.yes },
      );
      terminal.print(values.json ? JSON.stringify(report) : describe(report));
      return report.left.length === 0 ? 0 : 1;
    } finally {
      await place.close();
    }
  },
};

function describe({ dryRun, removed, left }: ForgetReport): string {
  const lines = removed.map(({ kind, count }) => `  ${kind}: ${count}`);
  const verb = dryRun ? "Would be removed" : "Removed";
  return [
    lines.length === 0 ? "Nothing is kept about this person." : `${verb}:`,
    ...lines,
    ...left.map(({ kind, key, because }) => `Left: ${kind} ${key}. ${because}`),
    ...(dryRun && lines.length > 0 ? ["Nothing was changed; add --yes to remove it."] : []),
  ].join("\n");
}
