import { readFileSync } from "node:fs";
import path from "node:path";
import * as conditions from "../../../lib/conditions/index.ts";
import { type Condition, isCondition } from "../../../lib/conditions/index.ts";

/** docs/conditions.md */
export const page = readFileSync(path.resolve(import.meta.dirname, "../../../docs/conditions.md"), "utf8");

/** A row of docs/conditions.md: the code as it is written there, what it makes, and what the page says it says. */
export interface Documented {
  readonly code: string;
  readonly condition: Condition;
  readonly says: string;
}

const builders = Object.entries(conditions);

/** Every example of the page, evaluated. */
export const documented: readonly Documented[] = [
  ...page.matchAll(/^\| `(\w+[.(].*)` \| (.*) \|$/gm),
].flatMap(([, code = "", says = ""]) => {
  const make = new Function(...builders.map(([name]) => name), `return ${code};`);
  const condition: unknown = make(...builders.map(([, builder]) => builder));
  return isCondition(condition) ? [{ code, condition, says }] : [];
});
