import type { Action, Decision } from "../state/index.ts";

/**
 * The actions of a new plan without those that an earlier, failed plan for the same event has already done: a replay
 * does what is left, and sends no note twice.
 */
export function withoutDone(
  actions: readonly Action[],
  event: string,
  earlier: readonly Decision[],
): readonly Action[] {
  const done = earlier.filter((one) => one.event === event && one.state === "failed").flatMap(doneBy);
  return actions.filter((action) => {
    const at = done.indexOf(effectOf(action));
    if (at >= 0) done.splice(at, 1);
    return at < 0;
  });
}

function doneBy({ actions, receipts }: Decision): string[] {
  return receipts.flatMap(({ action, result }) => {
    const done = actions[action];
    return done === undefined || result === "refused" ? [] : [effectOf(done)];
  });
}

/** What an action does, whatever it found before and for whatever reason. */
function effectOf(action: Action): string {
  const before = ["reason", "from", "was", "force"];
  return JSON.stringify(
    Object.entries(action)
      .filter(([name]) => !before.includes(name))
      .toSorted(([a], [b]) => a.localeCompare(b)),
  );
}
