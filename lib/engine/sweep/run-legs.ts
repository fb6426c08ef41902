import type { SweepCounts, SweepPlace, SweepRun } from "../../state/index.ts";
import { backoffSeconds, classify } from "../failure.ts";
import { writeMessages } from "../group/message.ts";
import { SweepRestartedTooOftenError } from "./errors.ts";
import type { HeldSweep } from "./held-sweep.ts";
import type { From, Leg, Page, Step } from "./lister.ts";
import { allowanceOf, countsOf, inTurn, isFirstOf, placed, placeOf, without } from "./progress.ts";
import { type Sifted, sift } from "./sift.ts";
import type { Sweeping } from "./sweeping.ts";

/** With less time than this left, no page is begun. */
const SHORTEST_MS = 5_000;
/** A scroll that is lost this often is not tried again before the next scheduled run. */
const MOST_RESTARTS = 3;

/** Why the legs stopped. */
export type Stop =
  | { readonly kind: "done" | "budget" }
  /** To be gone on with in another invocation: at once, or at a time (epoch milliseconds, UTC). */
  | { readonly kind: "hand-over"; readonly atMs: number; readonly because: string };

/** Runs a rule's legs from where they stand, a page at a time, until they are through or have to stop. */
export async function runLegs(held: HeldSweep, by: Sweeping): Promise<Stop> {
  // Two legs may list the same object.
  const sent = new Set<string>();
  let isCut = false;
  for (const leg of inTurn(by.rule.lister?.legs ?? [], held.now().spentBy)) {
    if (runOf(held).done.includes(leg.name)) continue;
    const stop = await runLeg(leg, sent, held, by);
    if (stop?.kind === "hand-over") return stop;
    if (stop !== undefined && runOf(held).enqueued >= runOf(held).limit) return stop;
    // A first run of one leg leaves the others theirs.
    isCut ||= stop !== undefined;
  }
  return { kind: isCut ? "budget" : "done" };
}

/** Undefined when the leg is through. */
async function runLeg(
  leg: Leg<unknown>,
  sent: Set<string>,
  held: HeldSweep,
  by: Sweeping,
): Promise<Stop | undefined> {
  let seen = new Set([...sent, ...partialOf(leg, held)]);
  for (;;) {
    const { mode } = runOf(held);
    const most = allowanceOf(leg.name, held.now(), runOf(held));
    if (most <= 0) return { kind: "budget" };
    if (by.deadline - by.clock.now() < SHORTEST_MS) {
      return { kind: "hand-over", atMs: by.clock.now(), because: "The invocation's time was nearly up." };
    }
    const { cursor, mark } = placeOf(held.now(), mode, leg.name);
    const step = await ask(leg, { cursor, mark }, most, held, by);
    if (step.kind === "page") {
      const { isThrough, objects } = await take(step, leg, seen, held, by);
      for (const object of objects) sent.add(object);
      if (isThrough) return undefined;
    } else if (step.kind === "restart") {
      await restart(leg, step.because, held, by);
      seen = new Set(sent);
    } else {
      const wake = Math.max(step.untilMs, by.clock.now() + 1);
      if (by.deadline - wake < SHORTEST_MS) {
        return { kind: "hand-over", atMs: wake, because: step.because };
      }
      await by.clock.sleep(wake - by.clock.now());
    }
  }
}

/** The leg's next step. What passes by itself (Intercom away, slow or busy) is waited for. */
async function ask(
  leg: Leg<unknown>,
  from: From,
  most: number,
  held: HeldSweep,
  by: Sweeping,
): Promise<Step<unknown>> {
  const { mode, handOvers } = runOf(held);
  try {
    return await leg.step(from, { ...by, rule: by.rule.name, mode, most });
  } catch (error) {
    const verdict = classify(error);
    if (verdict.do !== "resend") throw error;
    const backoff = () => by.clock.now() + 1000 * backoffSeconds(handOvers + 1, by.random());
    // Not slept through: only a hand-over is counted.
    const untilMs = Math.max(verdict.atMs ?? backoff(), by.deadline - SHORTEST_MS + 1);
    return { kind: "wait", untilMs, because: `Intercom made it wait (${verdict.reason}).` };
  }
}

/** Sends a page's messages, then saves that they were sent. Answers their objects, and whether the leg is through. */
async function take(
  page: Page<unknown>,
  leg: Leg<unknown>,
  seen: Set<string>,
  held: HeldSweep,
  by: Sweeping,
): Promise<{ isThrough: boolean; objects: readonly string[] }> {
  const before = runOf(held);
  const sifted = sift(page.entries, by.rule, before, seen);
  const sending = sifted.found.slice(0, allowanceOf(leg.name, held.now(), before));
  const isCut = sending.length < sifted.found.length;
  const enqueued = before.enqueued + sending.length;
  // A crash between sending and saving must not let the first live run send as many others again.
  if (sending.length > 0 && isFirstOf(leg.name, held.now(), before)) {
    const counts = countsOf(before, leg.name);
    const legs = { ...before.legs, [leg.name]: { ...counts, enqueued: counts.enqueued + sending.length } };
    await held.save({ run: { ...before, enqueued, legs } });
  }
  const bodies = writeMessages(
    sending.map(({ event }) => event),
    leg.perMessage,
  );
  if (bodies.length > 0) await by.queues.sendAll("sweep", bodies);

  const isThrough = !isCut && page.next === undefined;
  const run: SweepRun = {
    ...before,
    enqueued,
    done: isThrough ? [...before.done, leg.name] : before.done,
    legs: { ...before.legs, [leg.name]: counted(countsOf(before, leg.name), page, sifted, sending.length) },
    ...(sending.length > 0 ? { spender: leg.name } : {}),
  };
  const was = placeOf(held.now(), before.mode, leg.name);
  const objects = sending.map(({ object }) => object);
  const place: SweepPlace = isCut
    ? { ...was, partial: [...(was.partial ?? []), ...objects] }
    : after(page, was);
  await held.save({ run, ...placed(held.now(), before.mode, leg.name, place) });
  return { isThrough, objects };
}

function after(page: Page<unknown>, was: SweepPlace): SweepPlace {
  const mark = page.mark ?? was.mark;
  return {
    ...(mark === undefined ? {} : { mark }),
    ...(page.next === undefined ? {} : { cursor: page.next }),
    ...(page.isOpenScroll === true ? { isOpenScroll: true } : {}),
  };
}

function counted(counts: SweepCounts, page: Page<unknown>, sifted: Sifted, sent: number): SweepCounts {
  const skipped = { ...counts.skipped };
  for (const [reason, n] of Object.entries(sifted.skipped)) skipped[reason] = (skipped[reason] ?? 0) + n;
  const left = page.left === undefined ? undefined : page.left + sifted.found.length - sent;
  return {
    ...counts,
    lookedAt: counts.lookedAt + sifted.lookedAt,
    enqueued: counts.enqueued + sent,
    skipped,
    pages: counts.pages + 1,
    left,
    note: page.note ?? counts.note,
  };
}

async function restart(leg: Leg<unknown>, because: string, held: HeldSweep, by: Sweeping): Promise<void> {
  const run = runOf(held);
  const counts = countsOf(run, leg.name);
  const restarts = counts.restarts + 1;
  if (restarts > MOST_RESTARTS) {
    throw new SweepRestartedTooOftenError(by.rule.name, leg.name, MOST_RESTARTS, because);
  }
  const place = without(placeOf(held.now(), run.mode, leg.name));
  const legs = { ...run.legs, [leg.name]: { ...counts, restarts } };
  await held.save({ run: { ...run, legs }, ...placed(held.now(), run.mode, leg.name, place) });
}

/** What was enqueued already of the page that the leg stands at. */
function partialOf(leg: Leg<unknown>, held: HeldSweep): readonly string[] {
  return placeOf(held.now(), runOf(held).mode, leg.name).partial ?? [];
}

function runOf(held: HeldSweep): SweepRun {
  const { run } = held.now();
  if (run === undefined) throw new Error("a sweep's legs run within a run");
  return run;
}
