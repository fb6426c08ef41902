import type { Clock } from "../../intercom/index.ts";
import { eraseEntries, eraseItem, type StoredItem, scanTable, type Table } from "../../state/index.ts";
import type { Log } from "../log.ts";
import { judge, keyWithoutNames } from "./judge.ts";
import { type Forgotten, type Mentions, mentionsOf } from "./mentions.ts";

/** Items read at once; between two pages a rule gets its turn. */
const PAGE = 200;
const PAUSE_MS = 100;

/** What forgetting needs. */
export interface ForgetBy {
  readonly table: Table;
  readonly clock: Clock;
  readonly log: Log;
  /** Lists what would be removed, and removes nothing. */
  readonly dryRun?: boolean;
  /** Where an earlier call stopped: it goes on there. */
  readonly cursor?: string;
  /** Epoch milliseconds, UTC: stop after the page that is being read then, and answer a cursor. */
  readonly until?: number;
}

/** One kind of what was removed. */
export interface Removed {
  /** The item's kind, as docs/retention.md lists them. */
  readonly kind: string;
  readonly count: number;
  /** Where they stood, without anything that names the person. */
  readonly keys: readonly string[];
}

/** What forgetting did. */
export interface ForgetReport {
  readonly dryRun: boolean;
  readonly removed: readonly Removed[];
  /** What names the person and could not be removed now: run it again when the reason has passed. */
  readonly left: readonly { readonly kind: string; readonly key: string; readonly because: string }[];
  /** The table was not read to its end: go on from here. It may name an item of somebody, so don't log it. */
  readonly cursor?: string;
}

/**
 * Removes what the table keeps about a person: decisions, snapshots, tag ownership, backlog, times, parked messages
 * and entries of runs, and the same for the conversations given. It reads the whole table, some pages a second.
 * Intercom is neither asked nor changed: archive or delete the person there first, or its notifications bring new
 * items, which a second run removes. Running it again is no harm. An open plan is left while its owner works on it.
 * Throws ArgumentInvalidError, and what the table throws.
 */
export async function forget(who: Forgotten, by: ForgetBy): Promise<ForgetReport> {
  const mentions = mentionsOf(who);
  const tally = createTally();
  let { cursor } = by;
  do {
    const page = await scanTable(by.table, { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });
    for (const item of page.items) await forgetItem(item, mentions, tally, by);
    cursor = page.cursor;
    if (cursor !== undefined && by.clock.now() >= (by.until ?? Number.POSITIVE_INFINITY)) break;
    if (cursor !== undefined) await by.clock.sleep(PAUSE_MS);
  } while (cursor !== undefined);
  const report = {
    dryRun: by.dryRun === true,
    ...tally.report(),
    ...(cursor === undefined ? {} : { cursor }),
  };
  const counts = Object.fromEntries(report.removed.map(({ kind, count }) => [kind, count]));
  by.log.info("forgotten", { dryRun: report.dryRun, ...counts, left: report.left.length });
  return report;
}

async function forgetItem(item: StoredItem, mentions: Mentions, tally: Tally, by: ForgetBy): Promise<void> {
  const { kind, verdict } = judge(item, mentions);
  const key = keyWithoutNames(item, kind);
  if (verdict === "keep") return;
  if (verdict === "wait") return tally.leave(kind, key, SWEEP);
  if (by.dryRun === true) return tally.remove(kind, key);
  if (verdict === "strip") {
    const isDone = await eraseEntries(by.table, item, "entries", mentions.inValue);
    return isDone ? tally.remove(kind, key) : tally.leave(kind, key, WRITTEN_AGAIN);
  }
  const isGone = await eraseItem(by.table, item, by.clock.now());
  return isGone ? tally.remove(kind, key) : tally.leave(kind, key, AT_WORK);
}

const AT_WORK = "A plan about the person is being carried out. Run it again in a minute.";
const WRITTEN_AGAIN = "It was written again meanwhile. Run it again.";
const SWEEP = "A sweep stands at the person. Run it again after the rule's next sweep.";

type Tally = ReturnType<typeof createTally>;

function createTally() {
  const removed = new Map<string, string[]>();
  const left: { kind: string; key: string; because: string }[] = [];
  return {
    remove(kind: string, key: string): void {
      removed.set(kind, [...(removed.get(kind) ?? []), key]);
    },
    leave(kind: string, key: string, because: string): void {
      left.push({ kind, key, because });
    },
    report: () => ({
      removed: [...removed].map(([kind, keys]) => ({ kind, count: keys.length, keys })),
      left,
    }),
  };
}
