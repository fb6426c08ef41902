import { type Clock, isSwitchboardError, type SwitchboardError } from "../intercom/index.ts";
import type { Action, Decision, Receipt } from "../state/index.ts";
import type { Acting, Done, Found, Looking, Seeing } from "./action.ts";
import { checkAction } from "./actions/check.ts";
import { OutOfTimeError } from "./actions/errors.ts";
import { type Bound, bound } from "./actions/kinds.ts";

/** The actions of a decision, and when it was made (epoch milliseconds, UTC). */
export interface Applicable {
  readonly actions: readonly Action[];
  readonly at: number;
}

/** The end of a plan, and the error that ended it early, if one did. */
export interface Applied {
  readonly state: "done" | "failed";
  readonly receipts: readonly Receipt[];
  readonly error?: unknown;
}

/** With less than this left before the deadline, an action is not begun: its call may take that long. */
const LEAST_MS = 1_000;

/**
 * Applies a decision's actions in order and answers the receipts. With `look`, because an earlier owner died over
 * it, each action is looked for first and not done twice; what the decisions `before` it left is not taken for its
 * own.
 *
 * When one is refused because its object has changed, the rest is refused too (`earlier_action_refused`), but for
 * tags, which stand for themselves. An error that can't be retried ends the plan as `failed`. Any other is thrown,
 * and so is OutOfTimeError (retryable) when too little of `acting.call.deadline` is left: the plan stays open, and
 * the next attempt looks.
 */
export async function applyActions(
  { actions, at }: Applicable,
  acting: Acting,
  clock: Clock,
  options: { readonly look: boolean; readonly before?: readonly Pick<Decision, "receipts">[] },
): Promise<Applied> {
  const receipts: Receipt[] = [];
  const taken = partsOf(options.before ?? []);
  const looking: Looking = { since: at, taken };
  let isStopped = false;
  for (const [index, action] of actions.entries()) {
    if (isStopped && action.kind !== "tag" && action.kind !== "untag") {
      receipts.push({ action: index, at: clock.now(), result: "refused", reason: "earlier_action_refused" });
      continue;
    }
    checkTime(index, acting, clock);
    try {
      if (index === 0) for (const each of actions) checkAction(each);
      const kind = bound(action);
      const found = options.look ? await kind.look(acting, looking) : UNDONE;
      const done = await settle(kind, acting, clock, found);
      receipts.push({ action: index, at: clock.now(), ...done });
      if (done.part !== undefined) taken.add(done.part);
      isStopped ||= done.result === "refused";
    } catch (error) {
      if (!isSwitchboardError(error) || error.retryable) throw error;
      receipts.push({ action: index, at: clock.now(), ...refusal(error) });
      return { state: "failed", receipts, error };
    }
  }
  return { state: "done", receipts };
}

/**
 * Ends a plan that nobody is to carry out any more: what its dead owner had done is `found`, all else refused with
 * `why`, or `<why>_not_looked` where looking can't tell. Reads only.
 */
export async function giveUpActions(
  { actions, at }: Applicable,
  seeing: Seeing,
  clock: Clock,
  before: readonly Pick<Decision, "receipts">[],
  why: "not_live" | "taken_back" = "not_live",
): Promise<readonly Receipt[]> {
  const receipts: Receipt[] = [];
  const taken = partsOf(before);
  for (const [index, action] of actions.entries()) {
    const kind = bound(action);
    const found = await kind.look(seeing, { since: at, taken });
    const done = found.is === "done" ? found : undefined;
    if (done?.part !== undefined) taken.add(done.part);
    const common = { action: index, at: clock.now() };
    const reason = kind.canLook ? why : `${why}_not_looked`;
    receipts.push(
      done === undefined
        ? { ...common, result: "refused", reason }
        : { ...common, result: "found", ...(done.part === undefined ? {} : { part: done.part }) },
    );
  }
  return receipts;
}

/** The conversation parts that decisions are known to have made. */
export function partsOf(decisions: readonly Pick<Decision, "receipts">[]): Set<string> {
  return new Set(decisions.flatMap(({ receipts }) => receipts.flatMap(({ part }) => part ?? [])));
}

const UNDONE: Found = { is: "undone" };

async function settle(
  kind: Bound,
  acting: Acting,
  clock: Clock,
  found: Found,
): Promise<Omit<Receipt, "action" | "at">> {
  switch (found.is) {
    case "done":
      return { result: "found", ...(found.part === undefined ? {} : { part: found.part }) };
    case "changed":
      return { result: "refused", reason: found.reason };
    case "undone": {
      const reason = kind.stale(clock.now());
      if (reason !== undefined) return { result: "refused", reason };
      return withRequest(await kind.apply(acting), acting.lastRequest?.());
    }
  }
}

function withRequest(done: Done, request: string | undefined): Omit<Receipt, "action" | "at"> {
  return request === undefined ? done : { ...done, request };
}

function refusal({ code, details }: SwitchboardError): Omit<Receipt, "action" | "at"> {
  const { requestId } = details;
  return withRequest(
    { result: "refused", reason: code },
    typeof requestId === "string" ? requestId : undefined,
  );
}

function checkTime(index: number, { call: { deadline } }: Acting, clock: Clock): void {
  if (deadline !== undefined && deadline - clock.now() < LEAST_MS) throw new OutOfTimeError(index);
}

/** One sentence for people about an action. */
export function describeAction(action: Action): string {
  return bound(action).describe();
}
