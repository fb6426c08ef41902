import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { virtualClock } from "../../../../sandbox/simulator/index.ts";
import { startWorkspace } from "../support/workspace.ts";
import { checkAll } from "./checks.ts";
import { observe } from "./observe.ts";
import { ACTS, play } from "./play.ts";
import { type Run, type Step, startRun } from "./run.ts";

// Random sequences of everything that changes a workspace, by the API and by the back door, against a plain model.
// What must hold, after every step (1 to 4) or at the end (5 to 14):
//  1. a step fires exactly its topics of webhooks.md, once each, in order, for the right object, and no other;
//  2. exactly the people of the model are there, and the totals of users, leads, companies and tags are its own;
//  3. `updated_at` of a person or a conversation never goes back;
//  4. a refused call leaves everything that can be seen as it was, and fires nothing;
//  5. nobody is twice in a list, and no two users have one `user_id`;
//  6. users, leads, companies: all pages in every sort = scroll = `total_count` = counts;
//  7. a view is what the list shows, and what the model knows;
//  8. the companies of people are the people of companies, as lists, views and counts have them;
//  9. the tagged people and companies of a tag, and their counts, are the model's;
// 10. so are those of a segment, without who is gone;
// 11. a conversation has its people, assignee, state and parts, and none is without a person;
// 12. conversations by person, admin, state and read mark, and their counts, are the model's;
// 13. nothing that was archived, deleted or merged is found;
// 14. a subscription is told what its topics ask for, once each.
// And in a property of its own: what `keep` wrote down makes the same workspace again.
//
// SWITCHBOARD_RUNS=2000 plays more sequences than the usual number. A failure prints its seed and the shortest sequence.

const RUNS = Number(process.env["SWITCHBOARD_RUNS"] ?? 70);
const LIMIT_MS = 120_000 * Math.max(1, Math.ceil(RUNS / 70));
/** Shortening a sequence that fails ends in time to be printed. */
const SHORTENING = { interruptAfterTimeLimit: 0.75 * LIMIT_MS, markInterruptAsFailure: true };

const OFTEN = ["fail", "fail", "fail", "tagPeople", "tagPeople", "convertLead", "convertLead", "createLead"];
// Half of them meet the same few objects, so that what happens to one adds up.
const number = fc.oneof(fc.nat(4), fc.nat(1_000));
const step: fc.Arbitrary<Step> = fc.record({
  // More often what comes in many kinds, or shows only after another step.
  act: fc.constantFrom(...Object.keys(ACTS), ...OFTEN),
  a: number,
  b: number,
  c: number,
  d: number,
});
const steps = fc.array(step, { minLength: 5, maxLength: 90, size: "max" });

async function sequence(plan: readonly Step[]): Promise<void> {
  const run = await startRun();
  try {
    await play(run, plan);
    await checkAll(run);
  } finally {
    await run.workspace.simulator.close();
  }
}

test(
  "whatever the calls, each fires its topics, and everything that can be seen agrees with the model",
  async () => {
    await fc.assert(fc.asyncProperty(steps, sequence), { numRuns: RUNS, ...SHORTENING });
  },
  LIMIT_MS,
);

async function keptSequence(plan: readonly Step[]): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "simulator-sequence-"));
  const keep = path.join(folder, "kept");
  const first = await startRun({ keep });
  try {
    await play(first, plan);
    const before = await observe(first);
    await first.workspace.simulator.close();
    const clock = virtualClock(first.workspace.clock.now());
    const second = await startWorkspace({ keep, clock });
    try {
      expect(await observe(again(first, second))).toEqual(portsAside(before, first, second));
    } finally {
      await second.simulator.close();
    }
  } finally {
    await first.workspace.simulator.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same model, looked at through another simulator. */
function again(run: Run, workspace: Run["workspace"]): Run {
  return {
    ...run,
    workspace,
    call: async (_method, address) => (await workspace.get(address)).body,
  };
}

/** What was seen, with the links of the second simulator. */
function portsAside(seen: unknown, { workspace }: Run, second: Run["workspace"]): unknown {
  const text = JSON.stringify(seen).replaceAll(workspace.simulator.origin, second.simulator.origin);
  return JSON.parse(text);
}

test(
  "what is kept of a sequence makes the same workspace again",
  async () => {
    await fc.assert(fc.asyncProperty(steps, keptSequence), { numRuns: Math.ceil(RUNS / 6), ...SHORTENING });
  },
  LIMIT_MS,
);
