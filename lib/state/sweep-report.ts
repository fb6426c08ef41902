import { PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { FORMAT, load } from "./format.ts";
import { expiresIn, isConditionFailure, queryItems, type Table } from "./table.ts";

const RETENTION_DAYS = 30;

const leg = z.object({
  name: z.string(),
  lookedAt: z.number(),
  enqueued: z.number(),
  skipped: z.record(z.string(), z.number()),
  pages: z.number(),
  restarts: z.number(),
  left: z.optional(z.number()),
  note: z.optional(z.string()),
});

/** What a run of a rule's sweep came to. */
export const sweepReport = z.object({
  rule: z.string(),
  /** The run's name, as its decisions carry it: `sweep/<rule>/<scheduled time>`. */
  run: z.string(),
  /** `live` or `dry-run`, in which what is enqueued is recorded only; `off`. */
  mode: z.string(),
  /** `done`, `budget`, `handed_over`, `failed`, `busy`, `off`, `paused`, `stopped`, `over` or `overtaken`. */
  outcome: z.string(),
  lookedAt: z.number(),
  enqueued: z.number(),
  /** By the reason of the rule's decision. */
  skipped: z.record(z.string(), z.number()),
  legs: z.array(leg),
  /** Why it ended there, in a sentence. */
  because: z.string(),
});
export type SweepReport = z.infer<typeof sweepReport>;

/**
 * Keeps a run's report, in place of the run's earlier one. False if an owner with a later fence has written it: the
 * run is no longer ours. `scheduledAt` is epoch milliseconds, UTC.
 */
export async function putSweepReport(
  table: Table,
  report: SweepReport,
  key: { scheduledAt: number; fence: number },
): Promise<boolean> {
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: {
          pk: `sweep#${report.rule}`,
          sk: `report#${new Date(key.scheduledAt).toISOString()}`,
          v: FORMAT,
          ...report,
          fence: key.fence,
          expiresAt: expiresIn(RETENTION_DAYS, key.scheduledAt),
        },
        ConditionExpression: "attribute_not_exists(pk) OR #fence <= :fence",
        ExpressionAttributeNames: { "#fence": "fence" },
        ExpressionAttributeValues: { ":fence": key.fence },
      }),
    );
    return true;
  } catch (error) {
    if (isConditionFailure(error)) return false;
    throw error;
  }
}

/** The newest reports of a rule's sweeps, newest first. */
export async function listSweepReports(table: Table, rule: string, limit: number): Promise<SweepReport[]> {
  const items = await queryItems(
    table,
    {
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :report)",
      ExpressionAttributeValues: { ":pk": `sweep#${rule}`, ":report": "report#" },
      ScanIndexForward: false,
    },
    limit,
  );
  return items.map((item) => load(sweepReport, "sweep report", item));
}
