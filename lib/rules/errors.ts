import { SwitchboardError } from "../intercom/errors/index.ts";
import type { SettingProblem } from "./settings-problems.ts";

/** switchboard.config.ts has unknown or wrong settings; the message names each by its path. */
export class SettingsInvalidError extends SwitchboardError {
  constructor(problems: readonly SettingProblem[]) {
    const lines = problems.map(({ path, message }) => `  ${path === "" ? "the whole" : path} ${message}`);
    super(`switchboard.config.ts is not valid; mend these settings:\n${lines.join("\n")}`, {
      code: "settings.invalid",
      retryable: false,
      details: { problems: problems.length },
    });
    this.name = "SettingsInvalidError";
  }
}
