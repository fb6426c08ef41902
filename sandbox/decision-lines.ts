import * as z from "zod/mini";
import { parseJson } from "../lib/engine/index.ts";
import type { Decided } from "./board.ts";

/** The log line that a rule's function leaves for a decision (lib/engine/log.ts). */
const decisionLine = z.object({
  message: z.literal("decision"),
  outcome: z.string(),
  object: z.string().check(z.startsWith("conversation#")),
  because: z.string(),
  actions: z.array(z.object({ kind: z.string(), to: z.optional(z.string()) })),
});

/** A decision about a conversation from a function's log line; undefined for any other line. */
export function readDecisionLine(line: string): Decided | undefined {
  if (!line.startsWith("{")) return undefined;
  const parsed = z.safeParse(decisionLine, parseJson(line));
  if (!parsed.success) return undefined;
  const { outcome, object, because, actions } = parsed.data;
  const to = actions.find(({ kind }) => kind === "assign")?.to;
  return { conversation: object.slice("conversation#".length), outcome, because, to };
}
