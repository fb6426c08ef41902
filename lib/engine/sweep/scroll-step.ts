import { isSwitchboardError } from "../../intercom/index.ts";
import { releaseScroll, takeScroll } from "../../state/index.ts";
import { SKEW_MS } from "../skew.ts";
import type { Asking, Candidate, Step } from "./lister.ts";

/** A scroll is over a minute after its last use (docs/intercom-api-1.3/00-common.md §4.3). */
const LIFE_MS = 60_000;

/** A page of Intercom's scroll; undefined at its end. */
export type Scrolling<Facts> = (
  scroll_param: string | undefined,
) => Promise<{ entries: readonly Candidate<Facts>[]; scroll_param?: string | null | undefined } | undefined>;

/**
 * One page of the workspace's only scroll, under the lease that all rules share. `toCursor` makes the leg's cursor of
 * the scroll's. Waits while another rule, or something else of the workspace, has a scroll open; begins the leg again
 * when the scroll was lost, for it can't be taken up in the middle.
 */
export async function scrollStep<Facts>(
  scroll_param: string | undefined,
  list: Scrolling<Facts>,
  { rule, table, clock }: Pick<Asking, "rule" | "table" | "clock">,
): Promise<Step<Facts>> {
  const now = clock.now();
  const heldUntil = await takeScroll(table, {
    owner: rule,
    until: now + LIFE_MS + SKEW_MS,
    over: now - SKEW_MS,
  });
  if (heldUntil !== undefined) {
    return {
      kind: "wait",
      untilMs: heldUntil + 2 * SKEW_MS,
      because: "Another rule has the workspace's scroll.",
    };
  }
  try {
    const page = await list(scroll_param);
    if (page === undefined) {
      await releaseScroll(table, rule, clock.now());
      return { kind: "page", entries: [] };
    }
    const next = page.scroll_param;
    if (typeof next === "string" && next !== "") {
      return { kind: "page", entries: page.entries, next: { scroll: next }, isOpenScroll: true };
    }
    return { kind: "restart", because: "A page of the scroll did not say how to go on." };
  } catch (error) {
    return whatNow(error, clock.now());
  }
}

function whatNow(error: unknown, nowMs: number): Step<never> {
  if (!isSwitchboardError(error)) throw error;
  switch (error.code) {
    case "intercom.scroll_exists":
      return {
        kind: "wait",
        untilMs: nowMs + LIFE_MS + SKEW_MS,
        because: "Another scroll is open in the workspace; it ends a minute after its last use.",
      };
    // The call may have moved the scroll on, and nobody knows what was on the page.
    case "intercom.scroll_expired":
    case "intercom.server":
    case "intercom.timeout":
    case "intercom.network":
      return { kind: "restart", because: `The scroll was lost (${error.code}).` };
    case "intercom.deadline":
      if (error.details["attempts"] === 0) throw error;
      return { kind: "restart", because: `The scroll was lost (${error.code}).` };
    default:
      throw error;
  }
}
