import { SwitchboardError } from "../intercom/errors/index.ts";
import type { SettingProblem } from "./settings-problems.ts";

/** switchboard.config.ts has unknown or wrong settings; the message names each by its path. */
export class SettingsInvalidError extends SwitchboardError {
  /** In the order of the file, contradictions last. */
  readonly problems: readonly SettingProblem[];

  constructor(problems: readonly SettingProblem[]) {
    const lines = problems.map(
      ({ path, message, remedy }) => `  ${path === "" ? "the whole" : path} ${message}; ${remedy}`,
    );
    super(`switchboard.config.ts is not valid; mend these settings:\n${lines.join("\n")}`, {
      code: "settings.invalid",
      retryable: false,
      details: { problems: problems.length },
    });
    this.name = "SettingsInvalidError";
    this.problems = problems;
  }
}
