import type { Clock } from "../../../intercom/index.ts";
import {
  appendDecision,
  type Claim,
  type Decision,
  listDecisions,
  type Table,
} from "../../../state/index.ts";
import { manifest } from "../manifest.ts";

const RULE = manifest.name;
const TRIES = 5;
/** As long as the snapshots, so that nobody is made twice. */
const KEEP_DAYS = 400;

/** Who asks for a restore, as it stands in the history. */
interface Asked {
  readonly table: Table;
  readonly clock: Clock;
  readonly operator: string;
  readonly because?: string;
}

/** The decision that opens a restore: it takes back the archive, and holds the old object. */
export function toRestore(
  object: string,
  head: Decision | undefined,
  { clock, operator, because, claim }: Asked & { readonly keptAt: number; readonly claim: Claim },
): Decision {
  const at = clock.now();
  const why = because ?? "The archive was taken back.";
  const archived = head?.actions.findIndex(({ kind }) => kind === "archive") ?? -1;
  const version = (head?.version ?? 0) + 1;
  return {
    object,
    rule: RULE,
    version,
    event: `restore/${RULE}/${object}/${version}`,
    topic: "restore",
    at,
    mode: "live",
    outcome: "undo",
    reason: "restoring",
    because: why,
    actions: [],
    state: "open",
    claim,
    receipts: [],
    ...(head === undefined || archived === -1
      ? {}
      : { undoes: { version: head.version, actions: [archived] } }),
    hold: { at, because: why, by: operator },
    by: operator,
    ...(head?.expiresAt === undefined ? {} : { expiresAt: head.expiresAt }),
  };
}

/** The decision that ends one: it says who they are now. */
export function toRestored(as: string, opened: Decision, { clock }: Pick<Asked, "clock">): Decision {
  const { claim: _, version, ...rest } = opened;
  return {
    ...rest,
    version: version + 1,
    event: `restore/${RULE}/${opened.object}/${version + 1}`,
    at: clock.now(),
    reason: "restored",
    because: `They were brought back as ${as}.`,
    state: "done",
    memory: { live: { value: { restoredTo: as }, keepDays: KEEP_DAYS } },
  };
}

/** Whom a restore since a snapshot (epoch milliseconds, UTC) has made; undefined when none has ended. */
export function restoredTo(log: readonly Decision[], since: number): string | undefined {
  const end = log.find(({ reason, at }) => reason === "restored" && at >= since);
  const value = end?.memory?.live?.value;
  const isNamed = typeof value === "object" && value !== null && "restoredTo" in value;
  return isNamed && typeof value["restoredTo"] === "string" ? value["restoredTo"] : undefined;
}

/** Holds whom a restore has made, so that the rule leaves them alone. Throws when somebody decides all the time. */
export async function holdRestored(as: string, from: string, by: Asked): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const [head] = await listDecisions(by.table, as, RULE, 1);
    if (head?.hold !== undefined) return;
    const at = by.clock.now();
    const because = `They were archived as ${from}, and brought back. ${by.because ?? ""}`.trimEnd();
    const { version = 0, expiresAt, memory, dueAt } = head ?? {};
    const held: Decision = {
      object: as,
      rule: RULE,
      version: version + 1,
      event: `restore/${RULE}/${as}/${version + 1}`,
      topic: "restore",
      at,
      mode: "live",
      outcome: "undo",
      reason: "restored",
      because,
      actions: [],
      state: "done",
      receipts: [],
      hold: { at, because, by: by.operator },
      by: by.operator,
      ...(expiresAt === undefined ? {} : { expiresAt }),
      ...(memory === undefined ? {} : { memory }),
      ...(dueAt === undefined ? {} : { dueAt }),
    };
    if (head?.state !== "open" && (await appendDecision(by.table, held))) return;
  }
  throw new Error(`${as} could not be held: it is decided about all the time`);
}
