import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { virtualClock } from "../../../../sandbox/simulator/index.ts";
import { startWorkspace, type TestWorkspace } from "./workspace.ts";

/** A folder for one test's workspace, gone after it. */
export async function keepFolder(): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), "simulator-keep-"));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

/** Stops a kept workspace, and starts it again so many seconds later. */
export async function restartKept(
  workspace: TestWorkspace,
  keep: string,
  seconds: number,
): Promise<TestWorkspace> {
  await workspace.simulator.close();
  const clock = virtualClock(workspace.clock.now() + seconds * 1000);
  return { ...(await startWorkspace({ keep, clock })), clock };
}
