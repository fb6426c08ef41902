import { readFileSync } from "node:fs";
import path from "node:path";
import { jobs } from "../../../lib/jobs/list.ts";
import { pascalCase } from "../../../lib/rules/manifest.ts";
import { type Alarm, alarmsOf } from "../support/alarms.ts";
import type { Model } from "../support/model.ts";
import { statementsOf } from "../support/policy.ts";
import { ROOT } from "../support/synth.ts";
import type { Expectation } from "./expectation.ts";

const RUNBOOK = "docs/operations.md";
const PERMANENT = "production";

/** Whatever can go wrong has an alarm that watches just it; stages that nobody relies on have none. */
export const everyTroubleHasItsAlarm: Expectation = (model) => {
  const alarms = alarmsOf(model.graph);
  if (model.stage !== PERMANENT) return alarms.map(({ name }) => `${name}: an alarm in stage ${model.stage}`);
  const watched = alarms.flatMap(({ metrics }) => metrics);
  return troublesOf(model).flatMap(([metric, dimension, value]) =>
    watched.some(({ name, dimensions }) => name === metric && dimensions[dimension] === value)
      ? []
      : [`nobody watches ${metric} of ${value}`],
  );
};

function troublesOf(model: Model): [metric: string, dimension: string, value: string][] {
  const { queues, functions, schedules } = model;
  const named = (wanted: string) => functions.find(({ name }) => name === wanted)?.physicalName ?? "";
  const [webhook, signup] = [named("Webhook"), named("Signup")];
  const rules = queues.flatMap(({ name, arn }) =>
    name.endsWith("Live") ? [{ live: arn, rule: kebab(name.slice(0, -"Live".length)) }] : [],
  );
  return [
    ...queues.map(({ redrive, arn }): [string, string, string] => [
      redrive ? "ApproximateAgeOfOldestMessage" : "ApproximateNumberOfMessagesVisible",
      "QueueName",
      arn.split(":").at(-1) ?? "",
    ]),
    ...functions.map(({ physicalName }): [string, string, string] => [
      "Throttles",
      "FunctionName",
      physicalName,
    ]),
    ["Url5xxCount", "FunctionName", webhook],
    ["Url5xxCount", "FunctionName", signup],
    ["Url4xxCount", "FunctionName", webhook],
    ...rules.flatMap(({ rule }): [string, string, string][] => [
      ["AgeMs", "rule", rule],
      ["Events", "rule", rule],
    ]),
    ...jobs.map(({ name }): [string, string, string] => ["Errors", "FunctionName", named(pascalCase(name))]),
    ...schedules.flatMap(({ name }): [string, string, string][] =>
      jobs.some((job) => pascalCase(job.name) === name)
        ? []
        : ["SweepFailures", "SweepReports", "SweepEnqueued"].map((metric) => [metric, "rule", kebab(name)]),
    ),
  ];
}

function kebab(name: string): string {
  return name.replace(/(?<=[a-z])[A-Z]/g, "-$&").toLowerCase();
}

/** An alarm tells the topic, and its text leads to a section of the runbook that exists. */
export const alarmsLeadSomewhere: Expectation = ({ graph }) => {
  const topics = graph.resources.filter(({ type }) => type === "aws:sns/topic:Topic");
  const runbook = readFileSync(path.join(ROOT, RUNBOOK), "utf8");
  const sections = new Set(
    Array.from(runbook.matchAll(/^#+ (.+)$/gm), ([, title = ""]) => title.toLowerCase().replaceAll(" ", "-")),
  );
  return alarmsOf(graph).flatMap(({ name, tells, description }) => {
    const [, section] = /docs\/operations\.md#([\w-]+)$/.exec(description) ?? [];
    return [
      ...(topics.some(({ state }) => tells.includes(String(state["arn"]))) ? [] : [`${name}: tells nobody`]),
      ...(section !== undefined && sections.has(section)
        ? []
        : [`${name}: the runbook has no section ${section}`]),
    ];
  });
};

/** What lib/runtime/meter.ts publishes, and with which dimensions; CloudWatch finds nothing under any other. */
const PUBLISHED: Readonly<Record<string, readonly string[]>> = {
  Events: ["outcome", "rule", "service"],
  AgeMs: ["outcome", "rule", "service"],
  SweepReports: ["rule", "service"],
  SweepEnqueued: ["rule", "service"],
  SweepFailures: ["rule", "service"],
};

/** An alarm on a metric that nobody publishes never rings. */
export const alarmsWatchWhatIsPublished: Expectation = ({ graph, stage }) => {
  const filters = graph.resources.filter(
    ({ type }) => type === "aws:cloudwatch/logMetricFilter:LogMetricFilter",
  );
  const fromLogs = filters.map(({ inputs }) => JSON.stringify(inputs["metricTransformation"]));
  const isKnown = ({ name, dimensions }: Alarm["metrics"][number]) =>
    name in PUBLISHED
      ? dimensions["service"] === `switchboard-${stage}` &&
        Object.keys(dimensions).sort().join() === PUBLISHED[name]?.join()
      : fromLogs.some((transformation) => transformation.includes(`"name":"${name}"`));
  return alarmsOf(graph).flatMap(({ name, metrics }) =>
    metrics
      .filter((metric) => metric.namespace === "Switchboard" && !isKnown(metric))
      .map((metric) => `${name}: ${metric.name} is published by nobody`),
  );
};

/** Costs are watched, and only AWS's own services can put words into the operators' mail. */
export const moneyIsWatched: Expectation = ({ graph, stage }) => {
  const of = (type: string) => graph.resources.filter((resource) => resource.type === type);
  const policies = of("aws:sns/topicPolicy:TopicPolicy").flatMap(({ inputs }) =>
    statementsOf(String(inputs["policy"])),
  );
  const mayPublish = policies.flatMap(({ principals }) =>
    principals.flatMap(({ identifiers }) => identifiers),
  );
  const wanted = stage === PERMANENT ? ["cloudwatch.amazonaws.com", "budgets.amazonaws.com"] : [];
  const budgets = of("aws:budgets/budget:Budget").length;
  return [
    ...(budgets === (stage === PERMANENT ? 1 : 0) ? [] : [`${budgets} budgets`]),
    ...(mayPublish.join() === wanted.join() ? [] : [`the topic is open to ${mayPublish.join(", ")}`]),
    ...policies.flatMap(({ conditions }) =>
      conditions.some(({ variable }) => variable === "aws:SourceAccount")
        ? []
        : ["the topic is open to other accounts"],
    ),
  ];
};
