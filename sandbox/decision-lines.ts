import * as z from "zod/mini";
import { parseJson } from "../lib/engine/index.ts";
import type { Decided } from "./board.ts";
import type { RuleDecision } from "./shows/index.ts";

/** The log line that a rule's function leaves for a decision (lib/engine/log.ts). */
const decisionLine = z.object({
  message: z.literal("decision"),
  rule: z.string(),
  outcome: z.string(),
  object: z.string(),
  because: z.string(),
  actions: z.array(z.object({ kind: z.string(), to: z.optional(z.string()) })),
});

/** A rule's decision from a function's log line; undefined for any other line. */
export function readRuleDecision(line: string): RuleDecision | undefined {
  return readLine(line);
}

/** What auto-assign decided about a conversation, from a function's log line; undefined for any other line. */
export function readDecisionLine(line: string): Decided | undefined {
  const read = readLine(line);
  if (read?.rule !== "auto-assign" || !read.object.startsWith(CONVERSATION)) return undefined;
  const { outcome, object, because, actions } = read;
  const to = actions.find(({ kind }) => kind === "assign")?.to;
  return { conversation: object.slice(CONVERSATION.length), outcome, because, to };
}

const CONVERSATION = "conversation#";

function readLine(line: string) {
  if (!line.startsWith("{")) return undefined;
  const parsed = z.safeParse(decisionLine, parseJson(line));
  return parsed.success ? parsed.data : undefined;
}
