import { SwitchboardError } from "../../intercom/errors/index.ts";

/** A rule proposed an action that can't be done as it is. Nothing was sent. */
export class ActionInvalidError extends SwitchboardError {
  constructor(kind: string, field: string, problem: string) {
    super(`${field} of a "${kind}" action ${problem}`, {
      code: "engine.action_invalid",
      retryable: false,
      details: { kind, field },
    });
    this.name = "ActionInvalidError";
  }
}

/** Too little time is left for another action; the next attempt goes on, looking first. */
export class OutOfTimeError extends SwitchboardError {
  constructor(action: number) {
    super(`too little time is left for action ${action} of the plan`, {
      code: "engine.out_of_time",
      retryable: true,
      details: { action },
    });
    this.name = "OutOfTimeError";
  }
}
