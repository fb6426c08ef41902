import type { Command } from "../command.ts";
import { check } from "./check.ts";
import { explain } from "./explain.ts";
import { forget } from "./forget.ts";
import { parked } from "./parked.ts";
import { pause } from "./pause.ts";
import { release } from "./release.ts";
import { replay } from "./replay.ts";
import { restore } from "./restore.ts";
import { resume } from "./resume.ts";
import { runs } from "./runs.ts";
import { undo } from "./undo.ts";

/** Every command, in the order of `--help`. */
export const commands: readonly Command[] = [
  check,
  explain,
  runs,
  undo,
  release,
  restore,
  pause,
  resume,
  parked,
  replay,
  forget,
];
