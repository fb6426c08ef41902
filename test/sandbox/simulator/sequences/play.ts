import { expect } from "vitest";
import { OTHER_ACTS } from "./acts/around.ts";
import { COMPANY_AND_TAG_ACTS } from "./acts/companies-and-tags.ts";
import { CONVERSATION_ACTS } from "./acts/conversations.ts";
import { FAILURE_ACTS } from "./acts/failures.ts";
import { LEAD_ACTS } from "./acts/leads.ts";
import { USER_ACTS } from "./acts/users.ts";
import { glance } from "./checks.ts";
import type { Act, Fired, Run, Step } from "./run.ts";

/** Every kind of step. */
export const ACTS: Readonly<Record<string, Act>> = {
  ...USER_ACTS,
  ...LEAD_ACTS,
  ...COMPANY_AND_TAG_ACTS,
  ...CONVERSATION_ACTS,
  ...OTHER_ACTS,
  ...FAILURE_ACTS,
};

const MAIN = ["conversation", "user", "contact"];

/** Does the steps, a second apart, and looks after each at what it fired and at who is there. */
export async function play(run: Run, steps: readonly Step[]): Promise<void> {
  const stamps = new Map<string, number>();
  for (const [index, step] of steps.entries()) {
    run.workspace.clock.advance(1_000);
    const { topics } = run.model;
    const fired = (await ACTS[step.act]?.(run, step)) ?? [];
    const wanted = fired.filter(({ topic }) => topics === undefined || topics.includes(topic));
    expect(run.news(), `step ${index}: ${step.act}`).toEqual(wanted);
    tellSubscriptions(run, fired);
    await glance(run, stamps);
  }
}

function tellSubscriptions({ model }: Run, fired: readonly Fired[]): void {
  for (const { topics, told } of model.subscriptions.values()) {
    told.push(...fired.filter(({ topic }) => wants(topics, topic)).map((one) => `${one.topic} ${one.about}`));
  }
}

/** A main topic stands for all that begin with it; events are named one by one (webhooks.md). */
function wants(topics: readonly string[], topic: string): boolean {
  if (topic === "event.created") return false;
  const main = topic.split(".")[0] ?? "";
  return topics.includes("all") || topics.includes(topic) || (MAIN.includes(main) && topics.includes(main));
}
