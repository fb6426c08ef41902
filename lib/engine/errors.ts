import { SwitchboardError } from "../intercom/errors/index.ts";

/** The event's item is not an object the rule decides about, such as a conversation without an id. */
export class ItemUnknownError extends SwitchboardError {
  constructor(rule: string, topic: string) {
    super(`${rule} can't tell which object a "${topic}" event is about: its item has no usable type and id`, {
      code: "engine.item_unknown",
      retryable: false,
      details: { rule, topic },
    });
    this.name = "ItemUnknownError";
  }
}

/** Too many workers drew from one pool at once; the message is tried again. */
export class RotationBusyError extends SwitchboardError {
  constructor(pool: string, tries: number) {
    super(`the rotation of pool "${pool}" changed under us ${tries} times in a row`, {
      code: "engine.rotation_busy",
      retryable: true,
      details: { pool, tries },
    });
    this.name = "RotationBusyError";
  }
}

/** What a rule's settings name does not exist in the workspace. */
export class SettingUnknownError extends SwitchboardError {
  constructor(setting: string, remedy: string) {
    super(`${setting} names nothing in this Intercom workspace: ${remedy}`, {
      code: "settings.unknown_name",
      retryable: false,
      details: { setting },
    });
    this.name = "SettingUnknownError";
  }
}

export const OVER_BUDGET = "engine.over_budget";

/** A rule has done as much as its settings allow in this hour; what is left waits for the next. */
export class OverBudgetError extends SwitchboardError {
  constructor(rule: string, perHour: number, nextHourMs: number) {
    super(`${rule} has spent its budget of ${perHour} actions an hour`, {
      code: OVER_BUDGET,
      retryable: true,
      retryAtMs: nextHourMs,
      details: { rule, perHour },
    });
    this.name = "OverBudgetError";
  }
}

/** A plan has more actions than its rule may do in any hour, so that it would wait for ever. */
export class PlanTooLargeError extends SwitchboardError {
  constructor(rule: string, actions: number, perHour: number) {
    super(`a plan of ${rule} has ${actions} actions and its budget is ${perHour} an hour: raise the budget`, {
      code: "engine.plan_too_large",
      retryable: false,
      details: { rule, actions, perHour },
    });
    this.name = "PlanTooLargeError";
  }
}

/** One message wants more calls than Intercom's window holds, so that it could never be granted. */
export class BudgetTooSmallError extends SwitchboardError {
  constructor(calls: number, limit: number) {
    super(`a message needs ${calls} calls at once, and Intercom's window allows ${limit}`, {
      code: "engine.budget_too_small",
      retryable: false,
      details: { calls, limit },
    });
    this.name = "BudgetTooSmallError";
  }
}
