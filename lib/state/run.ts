import { PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { FORMAT, load } from "./format.ts";
import { expiresIn, queryItems, type Table } from "./table.ts";

/** As long as the decisions it names. */
const RETENTION_DAYS = 30;
const DAY_MS = 86_400_000;

/** What one invocation of a rule decided to do, or did. */
export const runItem = z.object({
  rule: z.string(),
  /** Epoch milliseconds, UTC: when the invocation began. */
  at: z.number(),
  /** The invocation's own name; with `at` and `rule` it is the key, so that writing it again changes nothing. */
  invocation: z.string(),
  entries: z.array(
    z.object({
      object: z.string(),
      version: z.number(),
      /** `acted`, `planned` (a dry run), `refused` or `failed`. */
      outcome: z.string(),
      event: z.string(),
      /** The sweep that the event came from, or this invocation. */
      run: z.string(),
    }),
  ),
});
export type RunItem = z.infer<typeof runItem>;
export type RunEntry = RunItem["entries"][number];

const pkOf = (atMs: number) => `runs#${new Date(atMs).toISOString().slice(0, 10)}`;
const skOf = (run: Pick<RunItem, "rule" | "at" | "invocation">) =>
  `${new Date(run.at).toISOString()}#${run.rule}#${run.invocation}`;

/** Adds an invocation to the feed of its day. */
export async function putRun(table: Table, run: RunItem): Promise<void> {
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: {
        pk: pkOf(run.at),
        sk: skOf(run),
        v: FORMAT,
        ...run,
        expiresAt: expiresIn(RETENTION_DAYS, run.at),
      },
    }),
  );
}

/** The feed of one day (UTC), newest first, at most `limit`; `before`: the last record read, to read on from there. */
export async function listRuns(
  table: Table,
  ask: {
    readonly day: number;
    readonly before?: Pick<RunItem, "rule" | "at" | "invocation">;
    readonly limit?: number;
  },
): Promise<RunItem[]> {
  const end = ask.before === undefined ? "~" : skOf(ask.before);
  const items = await queryItems(
    table,
    {
      KeyConditionExpression: "pk = :pk AND sk < :end",
      ExpressionAttributeValues: { ":pk": pkOf(ask.day), ":end": end },
      ScanIndexForward: false,
    },
    ask.limit,
  );
  return items.map((item) => load(runItem, "run", item));
}

/**
 * What was decided in a run, newest first, from `fromMs` to `toMs` (epoch milliseconds, UTC). The decisions of one
 * object and rule come one after the other, the newest version first, whichever invocations made them.
 */
export async function* entriesOfRun(
  table: Table,
  run: string,
  fromMs: number,
  toMs: number,
): AsyncGenerator<FoundEntry> {
  const found = new Map<string, FoundEntry[]>();
  const firstDay = Math.floor(fromMs / DAY_MS) * DAY_MS;
  for (let day = Math.floor(toMs / DAY_MS) * DAY_MS; day >= firstDay; day -= DAY_MS) {
    for (const { rule, entries } of await listRuns(table, { day })) {
      for (const entry of entries.toReversed()) {
        if (entry.run === run) addEntry(found, { ...entry, rule });
      }
    }
  }
  for (const entries of found.values()) yield* entries.sort((a, b) => b.version - a.version);
}

type FoundEntry = RunEntry & { readonly rule: string };

/** A decision that two attempts have noted is one decision. */
function addEntry(found: Map<string, FoundEntry[]>, entry: FoundEntry): void {
  const key = JSON.stringify([entry.rule, entry.object]);
  const known = found.get(key) ?? [];
  if (known.some(({ version }) => version === entry.version)) return;
  found.set(key, [...known, entry]);
}
