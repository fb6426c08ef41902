import type { Clock } from "../../../intercom/index.ts";
import {
  appendDecision,
  type Decision,
  finishDecision,
  listDecisions,
  listSnapshots,
  releaseDecision,
  type Snapshot,
  type Table,
  takeOverDecision,
} from "../../../state/index.ts";
import { manifest } from "../manifest.ts";
import { type BringingBack, bringBack, isNotFound } from "./bring-back.ts";
import { holdRestored, restoredTo, toRestore, toRestored } from "./decisions.ts";
import { lostOf, type RestoreReport } from "./describe.ts";
import { type KeptPerson, readKept } from "./kept-person.ts";

/** What an operator's restore works with. */
export interface Restoring extends Pick<BringingBack, "intercom" | "call" | "mark"> {
  readonly table: Table;
  readonly clock: Clock;
  /** Names this attempt: never the same twice. */
  readonly owner: string;
  /** Who asks for it, as it is kept in the history. */
  readonly operator: string;
  /** Why, in a sentence. */
  readonly because?: string;
}

const RULE = manifest.name;
/** A restore that died is taken up after this: longer than all its calls take. */
const LEASE_MS = 120_000;

/**
 * Brings an archived person (`person#<id>`) back from the rule's last snapshot, and holds them so that the rule leaves
 * them alone. Asked for again, it finds what was done; after a crash it goes on. Refusals, and what can't come
 * back, are in the report. Throws what the client and the table throw: then try again.
 */
export async function restore(object: string, by: Restoring): Promise<RestoreReport> {
  const refuse = (reason: string): RestoreReport => ({ object, outcome: "refused", reason, lost: [] });
  const kept = await lastKept(object, by.table);
  if (kept === undefined) return refuse("no_snapshot");
  const log = await listDecisions(by.table, object, RULE);
  const now = restoredTo(log, kept.snapshot.at);
  if (now !== undefined) return { object, outcome: "already_restored", now, lost: lostOf(kept.person) };
  if (await isThere(kept.person.id, by)) return refuse("not_archived");

  const claimed = await claim(object, log, kept.snapshot, by);
  if (claimed === undefined) return { object, outcome: "busy", lost: [] };
  try {
    const began = log.findLast(({ reason, at }) => reason === "restoring" && at >= kept.snapshot.at)?.at;
    const back = await bringBack(kept.person, { ...by, ...(began === undefined ? {} : { since: began }) });
    if ("refused" in back) {
      await finishDecision(by.table, claimed, by.owner, { state: "failed", receipts: [] });
      return refuse(back.refused);
    }
    const as = `person#${back.id}`;
    await holdRestored(as, object, by);
    const isOurs = await finishDecision(by.table, claimed, by.owner, { state: "done", receipts: [] });
    const end = toRestored(as, { ...claimed, state: "done" }, by);
    if (!isOurs || !(await appendDecision(by.table, end))) return { object, outcome: "busy", lost: [] };
    return { object, outcome: "restored", now: as, lost: lostOf(kept.person) };
  } catch (error) {
    // If the table fails too, the lease ends by itself, only later: the error that started it matters more.
    await releaseDecision(by.table, claimed, by.owner).catch(() => false);
    throw error;
  }
}

async function lastKept(
  object: string,
  table: Table,
): Promise<{ readonly snapshot: Snapshot; readonly person: KeptPerson } | undefined> {
  const snapshot = (await listSnapshots(table, object)).find(({ rule }) => rule === RULE);
  const person = readKept(snapshot?.person);
  return snapshot === undefined || person === undefined ? undefined : { snapshot, person };
}

async function isThere(id: string, { intercom, call }: Restoring): Promise<boolean> {
  try {
    await intercom.users.get({ id }, call);
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}

/** The decision under which this attempt works: its own, or one whose owner died. Undefined while somebody is at it. */
async function claim(
  object: string,
  [head]: readonly Decision[],
  { at: keptAt }: Snapshot,
  by: Restoring,
): Promise<Decision | undefined> {
  const now = by.clock.now();
  const claimed = { owner: by.owner, until: now + LEASE_MS };
  if (head?.state === "open") {
    const isDead = head.reason === "restoring" && (head.claim?.until ?? 0) < now;
    return isDead && (await takeOverDecision(by.table, head, claimed, now))
      ? { ...head, claim: claimed }
      : undefined;
  }
  const opening = toRestore(object, head, { ...by, keptAt, claim: claimed });
  return (await appendDecision(by.table, opening)) ? opening : undefined;
}
