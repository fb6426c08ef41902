import { createHash } from "node:crypto";
import type { Clock } from "../intercom/index.ts";
import {
  leavePlace,
  readPoolPlaces,
  readRotation,
  type Table,
  takePlace,
  writeRotation,
} from "../state/index.ts";
import { type Draw, drawFrom } from "./draw.ts";
import { RotationBusyError } from "./errors.ts";

/** With jitter, enough for several times the functions that may run at once. */
const TRIES = 60;
const LONGEST_PAUSE_MS = 50;

/**
 * Draws a person from a pool and records it, in one conditional write; a worker that loses reads again and
 * draws again. `decisionKey` names the decision it is for: a retry of that decision gets its own draw back.
 * Undefined when everyone has reached their limit, or the pool has: a draw with `places` takes one first, in a
 * conditional write of its own. Throws RotationBusyError (retryable) when it lost sixty times.
 */
export async function drawFromPool(
  table: Table,
  clock: Clock,
  random: () => number,
  draw: Draw,
  decisionKey: string,
): Promise<string | undefined> {
  const { places, pool } = draw;
  if (places === undefined) return drawPerson(table, clock, random, draw, decisionKey);
  const place = { conversation: places.conversation, at: clock.now() };
  if (!(await takePlace(table, pool, { ...place, limit: places.limit }))) return undefined;
  const to = await drawPerson(table, clock, random, draw, decisionKey);
  // Only the place that was taken here: a retry keeps that of its first attempt.
  if (to === undefined) await leavePlace(table, pool, place);
  return to;
}

async function drawPerson(
  table: Table,
  clock: Clock,
  random: () => number,
  draw: Draw,
  decisionKey: string,
): Promise<string | undefined> {
  const key = shortKey(decisionKey);
  for (let tried = 0; tried < TRIES; tried += 1) {
    const rotation = await readRotation(table, draw.pool);
    const drawn = drawFrom(rotation, draw, key, clock.now());
    if (drawn === undefined || drawn.rotation === rotation) return drawn?.to;
    if (await writeRotation(table, draw.pool, drawn.rotation, clock.now())) return drawn.to;
    // The more have lost with us, the further apart the next attempts.
    await clock.sleep(Math.ceil(random() * LONGEST_PAUSE_MS * (1 + tried / 10)));
  }
  throw new RotationBusyError(draw.pool, TRIES);
}

/** Whom the pool would give now, without recording it: for a dry run. */
export async function peekAtPool(
  table: Table,
  draw: Draw,
  decisionKey: string,
  nowMs: number,
): Promise<string | undefined> {
  if (draw.places !== undefined) {
    const { given } = await readPoolPlaces(table, draw.pool);
    const { conversation, limit } = draw.places;
    if (given[conversation] === undefined && Object.keys(given).length >= limit) return undefined;
  }
  return drawFrom(await readRotation(table, draw.pool), draw, shortKey(decisionKey), nowMs)?.to;
}

/** Twelve characters instead of a whole key keep the item below a kilobyte, which is one write unit. */
function shortKey(decisionKey: string): string {
  return createHash("sha256").update(decisionKey).digest("base64url").slice(0, 12);
}
