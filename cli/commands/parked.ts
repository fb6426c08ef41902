import { NO_RULE } from "../../lib/engine/index.ts";
import { rules } from "../../lib/rules/list.ts";
import { findParked, type ParkedMessage, type ParkedPage, type Table } from "../../lib/state/index.ts";
import { type Command, UsageError } from "../command.ts";
import { numberOf, PLACE, readOptions, wordsOf } from "../options.ts";
import { readRule } from "../rule-name.ts";

const usage =
  "[--rule <rule>|switchboard] [--reason <word> …] [--limit 50], or show <event>; [--sandbox | --table <name>] [--json]";

/** What could not be processed, with reason and remedy; `show` prints one whole. */
export const parked: Command = {
  name: "parked",
  usage,
  summary: "what could not be processed, why, and what to do; show <event> prints one whole",
  async run(args, terminal) {
    const { values, positionals } = readOptions(args, {
      ...PLACE,
      rule: { type: "string" },
      reason: { type: "string", multiple: true },
      limit: { type: "string", default: "50" },
    });
    const [word, event] = wordsOf(positionals, 0, 2, usage);
    if (word !== undefined && (word !== "show" || event === undefined))
      throw new UsageError("It is show <event>.");
    const limit = numberOf("limit", values.limit, 1, 10_000);
    const { rule, reason } = values;
    const filter = {
      rules: rule === undefined ? [...rules.map(({ name }) => name), NO_RULE] : [ruleOf(rule)],
      ...(reason === undefined ? {} : { reasons: reason }),
      ...(event === undefined ? {} : { ids: [event] }),
    };
    const place = terminal.openPlace(values);
    try {
      const { messages, unreadable } = await collect(place.table, filter, limit);
      if (values.json) terminal.print(JSON.stringify({ messages, unreadable }));
      else if (event === undefined) for (const line of linesOf(messages)) terminal.print(line);
      else for (const message of messages) terminal.print(`${lineOf(message)}\n${message.body}`);
      for (const key of unreadable) terminal.warn(`Damaged, or of a newer Switchboard: ${key}`);
      if (event === undefined || messages.length > 0) return 0;
      terminal.warn(`No message ${event} is parked.`);
      return 1;
    } finally {
      await place.close();
    }
  },
};

function ruleOf(name: string): string {
  return name === NO_RULE ? name : readRule(name);
}

async function collect(
  table: Table,
  { rules: names, ...filter }: { rules: readonly string[]; reasons?: string[]; ids?: string[] },
  limit: number,
): Promise<Pick<ParkedPage, "messages" | "unreadable">> {
  const messages: ParkedMessage[] = [];
  const unreadable: string[] = [];
  for (const rule of names) {
    let cursor: string | undefined;
    do {
      const page: ParkedPage = await findParked(
        table,
        { ...filter, rule },
        cursor === undefined ? {} : { cursor },
      );
      messages.push(...page.messages);
      unreadable.push(...page.unreadable);
      cursor = page.cursor;
    } while (cursor !== undefined && messages.length < limit);
  }
  return { messages: messages.slice(0, limit), unreadable };
}

function linesOf(messages: readonly ParkedMessage[]): string[] {
  return messages.length === 0 ? ["Nothing is parked."] : messages.map(lineOf);
}

function lineOf({ rule, at, event, reason, remedy, code }: ParkedMessage): string {
  const why = code === undefined ? reason : `${reason}, ${code}`;
  return `${new Date(at).toISOString().slice(0, 19).replace("T", " ")} UTC  ${rule}  ${event}  (${why})  ${remedy}`;
}
