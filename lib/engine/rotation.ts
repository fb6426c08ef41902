import { createHash } from "node:crypto";
import type { Clock } from "../intercom/index.ts";
import { readRotation, type Table, writeRotation } from "../state/index.ts";
import { type Draw, drawRoundRobin } from "./draw.ts";
import { RotationBusyError } from "./errors.ts";

/** With jitter, enough for several times the functions that may run at once. */
const TRIES = 60;
const LONGEST_PAUSE_MS = 50;

/**
 * Draws a person from a pool and records it, in one conditional write; a worker that loses reads again and
 * draws again. `decisionKey` names the decision it is for: a retry of that decision gets its own draw back.
 * Throws RotationBusyError (retryable) when it lost sixty times.
 */
export async function drawFromPool(
  table: Table,
  clock: Clock,
  random: () => number,
  draw: Draw,
  decisionKey: string,
): Promise<string> {
  const key = shortKey(decisionKey);
  for (let tried = 0; tried < TRIES; tried += 1) {
    const rotation = await readRotation(table, draw.pool);
    const drawn = drawRoundRobin(rotation, draw, key);
    if (drawn.rotation === rotation) return drawn.to;
    if (await writeRotation(table, draw.pool, drawn.rotation, clock.now())) return drawn.to;
    await clock.sleep(Math.ceil(random() * LONGEST_PAUSE_MS));
  }
  throw new RotationBusyError(draw.pool, TRIES);
}

/** Whom the pool would give now, without recording it: for a dry run. */
export async function peekAtPool(table: Table, draw: Draw, decisionKey: string): Promise<string> {
  return drawRoundRobin(await readRotation(table, draw.pool), draw, shortKey(decisionKey)).to;
}

/** Twelve characters instead of a whole key keep the item below a kilobyte, which is one write unit. */
function shortKey(decisionKey: string): string {
  return createHash("sha256").update(decisionKey).digest("base64url").slice(0, 12);
}
