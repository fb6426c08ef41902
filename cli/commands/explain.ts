import { explain as explainObject } from "../../lib/engine/index.ts";
import type { Command } from "../command.ts";
import { readObject } from "../object.ts";
import { numberOf, PLACE, readOptions, wordsOf } from "../options.ts";

const usage = "conversation|person|company <id> [--limit 20] [--sandbox | --table <name>] [--json]";

/** Why the rules did what they did to an object, newest first. */
export const explain: Command = {
  name: "explain",
  usage,
  summary: "why the rules did what they did to a conversation, person or company",
  async run(args, terminal) {
    const { values, positionals } = readOptions(args, { ...PLACE, limit: { type: "string", default: "20" } });
    const [kind, id] = wordsOf(positionals, 2, 2, usage);
    const object = readObject(kind, id);
    const limit = numberOf("limit", values.limit, 1, 1_000);
    const place = terminal.openPlace(values);
    try {
      const explanation = await explainObject(place.table, object, { limit });
      if (values.json) {
        terminal.print(JSON.stringify(explanation));
        return 0;
      }
      for (const line of explanation.summary) terminal.print(line);
      for (const { decision, sentences } of explanation.decisions) {
        terminal.print(`\nDecision ${decision.version}. ${sentences.join("\n")}`);
      }
      if (explanation.cursor !== undefined) terminal.print("\nThere are more: give a larger --limit.");
      return 0;
    } finally {
      await place.close();
    }
  },
};
