import { setTimeout as delay } from "node:timers/promises";

/** Waits for I/O in another thread or on a socket, until the condition holds. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const giveUp = Date.now() + 15_000;
  while (!(await condition())) {
    if (Date.now() > giveUp) throw new Error(`Still not true after 15 s: ${condition}`);
    await delay(10);
  }
}
