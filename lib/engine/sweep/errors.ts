import { SwitchboardError } from "../../intercom/errors/index.ts";

/** Another invocation has the sweep now: this one stops where it is, and nothing is lost. */
export class SweepOvertakenError extends SwitchboardError {
  constructor(rule: string, fence: number) {
    super(`another invocation has taken the sweep of ${rule} over`, {
      code: "sweep.overtaken",
      retryable: false,
      details: { rule, fence },
    });
    this.name = "SweepOvertakenError";
  }
}

/** A scroll was lost so often that it can't be brought to its end; the next scheduled run tries again. */
export class SweepRestartedTooOftenError extends SwitchboardError {
  constructor(rule: string, leg: string, restarts: number, because: string) {
    super(
      `the leg "${leg}" of the sweep of ${rule} began anew ${restarts} times, the last time: ${because}`,
      {
        code: "sweep.restarted_too_often",
        retryable: false,
        details: { rule, leg, restarts },
      },
    );
    this.name = "SweepRestartedTooOftenError";
  }
}
