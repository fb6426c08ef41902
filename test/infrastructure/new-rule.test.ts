import { beforeAll, expect, test } from "vitest";
import { violationsOf } from "./expectations.ts";
import { synthEdited } from "./support/copy.ts";
import type { Model } from "./support/model.ts";
import { SYNTH_TIMEOUT_MS } from "./support/synth.ts";

const LIST = `import type { RuleManifest } from "./manifest.ts";
export const rules: readonly RuleManifest[] = [
  {
    name: "follow-up",
    topics: ["conversation.admin.replied"],
    timeoutSeconds: 60,
    liveConcurrency: 3,
    schedule: { expression: "cron(0 3 * * ? *)", timezone: "Europe/Berlin" },
  },
  { name: "tag-leads", topics: ["contact.created", "contact.added_email"], timeoutSeconds: 20, liveConcurrency: 2 },
];
`;

let model: Model;
beforeAll(async () => {
  model = await synthEdited("lib/rules/list.ts", () => LIST, "production");
}, SYNTH_TIMEOUT_MS);

test("a rule needs a manifest and no line in stacks/: all that is expected holds", () => {
  expect(violationsOf(model)).toEqual({});
});

test("it has its queues, with the visibility that its time-out asks for", () => {
  expect(Object.fromEntries(model.queues.map(({ name, visibility }) => [name, visibility]))).toEqual({
    FollowUpLive: 360,
    FollowUpSweep: 360,
    FollowUpDlq: 180,
    TagLeadsLive: 120,
    TagLeadsSweep: 120,
    TagLeadsDlq: 180,
    Parking: 180,
  });
});

test("it has its functions, and one for the schedule only if it has a schedule", () => {
  const functions = model.functions.map(({ name, build, timeout }) => [name, [build.handler, timeout]]);
  expect(Object.fromEntries(functions)).toEqual({
    Webhook: ["functions/webhook.handle", 5],
    Signup: ["functions/signup.handle", 5],
    FollowUp: ["functions/follow-up.handle", 60],
    FollowUpSchedule: ["functions/follow-up.sweep", 60],
    TagLeads: ["functions/tag-leads.handle", 20],
    Park: ["functions/park.handle", 30],
    ReportCounts: ["functions/report-counts.run", 30],
  });
  const schedules = model.schedules.map(({ name, expression, timezone }) => [name, expression, timezone]);
  expect(schedules.toSorted()).toEqual([
    ["FollowUp", "cron(0 3 * * ? *)", "Europe/Berlin"],
    ["ReportCounts", "rate(1 hour)", "UTC"],
  ]);
});

test("its topics reach its live queue, and its dead letters are parked under its name", () => {
  const nameOf = (wanted: string) => model.queues.find(({ arn }) => arn === wanted)?.name;
  const topics = model.targets.map(({ arn, pattern }) => [nameOf(arn), pattern]);
  expect(Object.fromEntries(topics)).toMatchObject({
    FollowUpLive: { detail: { topic: ["conversation.admin.replied"] } },
    TagLeadsLive: { detail: { topic: ["contact.created", "contact.added_email"] } },
  });
  const links = model.functions.find(({ name }) => name === "Park")?.build.links["DeadLetterQueues"];
  const { type: _, ...deadLetters } = links ?? {};
  expect(Object.entries(deadLetters).map(([rule, arn]) => [rule, nameOf(String(arn))])).toEqual([
    ["follow-up", "FollowUpDlq"],
    ["tag-leads", "TagLeadsDlq"],
  ]);
});
