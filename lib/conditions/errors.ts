import { SwitchboardError } from "../intercom/errors/index.ts";

/** A condition or its hours in switchboard.config.ts can't work; the message names the builder and the remedy. */
export class ConditionInvalidError extends SwitchboardError {
  /** `where` is the builder as it is written: `attribute("plan").matches`. */
  constructor(where: string, remedy: string) {
    super(`${where} ${remedy}`, { code: "condition.invalid", retryable: false, details: { where } });
    this.name = "ConditionInvalidError";
  }
}
