import { SwitchboardError } from "./switchboard-error.ts";

/** The caller gave something that can't work. Nothing was sent. The message names the argument and the remedy. */
export class ArgumentInvalidError extends SwitchboardError {
  constructor(argument: string, problem: string) {
    super(`${argument} ${problem}`, {
      code: "intercom.argument_invalid",
      retryable: false,
      details: { argument },
    });
    this.name = "ArgumentInvalidError";
  }
}
