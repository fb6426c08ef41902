import { describe, expect, it } from "vitest";
import type { RuleManifest } from "../../../lib/rules/manifest.ts";
import { topologyOf } from "../../../sandbox/aws/topology.ts";

const scheduled: RuleManifest = {
  name: "tag-leads",
  topics: ["contact.created", "contact.added_email"],
  timeoutSeconds: 60,
  liveConcurrency: 7,
  schedule: { expression: "cron(0 3 * * ? *)", timezone: "Europe/Dublin" },
};
const unscheduled: RuleManifest = {
  name: "echo",
  topics: ["ping"],
  ownTopics: ["signup"],
  timeoutSeconds: 10,
  liveConcurrency: 2,
};

describe("topologyOf", () => {
  const topology = topologyOf([scheduled, unscheduled]);

  it("has a live, a sweep and a dead-letter queue per rule, and one for parking", () => {
    expect(topology.queues).toEqual([
      { name: "TagLeadsLive", visibilitySeconds: 360, deadLetterQueue: "TagLeadsDlq" },
      { name: "TagLeadsSweep", visibilitySeconds: 360, deadLetterQueue: "TagLeadsDlq" },
      { name: "TagLeadsDlq", visibilitySeconds: 180 },
      { name: "EchoLive", visibilitySeconds: 60, deadLetterQueue: "EchoDlq" },
      { name: "EchoSweep", visibilitySeconds: 60, deadLetterQueue: "EchoDlq" },
      { name: "EchoDlq", visibilitySeconds: 180 },
      { name: "Parking", visibilitySeconds: 180 },
    ]);
    expect([...topology.deadLetterQueues]).toEqual([
      ["tag-leads", "TagLeadsDlq"],
      ["echo", "EchoDlq"],
    ]);
  });

  it("takes a rule's topics from the bus to its live queue, and the unsupported ones to parking", () => {
    expect(topology.busRules).toEqual([
      {
        name: "TagLeads",
        pattern: {
          source: ["switchboard.webhook"],
          "detail-type": ["notification"],
          detail: { topic: ["contact.created", "contact.added_email"] },
        },
        queue: "TagLeadsLive",
        deadLetterQueue: "TagLeadsDlq",
      },
      {
        name: "Echo",
        pattern: {
          source: ["switchboard.webhook"],
          "detail-type": ["notification"],
          detail: { topic: ["ping", "signup"] },
        },
        queue: "EchoLive",
        deadLetterQueue: "EchoDlq",
      },
      {
        name: "Parking",
        pattern: { source: ["switchboard.webhook"], "detail-type": ["unsupported"] },
        queue: "Parking",
      },
    ]);
  });

  it("has a function per rule and per schedule, with the links that each needs and no more", () => {
    const tagLeads = {
      file: "tag-leads.ts",
      timeoutSeconds: 60,
      links: [
        "Table",
        "IntercomApi",
        "IntercomToken",
        { prefix: "TagLeads", live: "TagLeadsLive", sweep: "TagLeadsSweep" },
      ],
    };
    expect(topology.functions).toEqual([
      {
        name: "Webhook",
        file: "webhook.ts",
        handler: "handle",
        timeoutSeconds: 5,
        links: ["EventBus", "WebhookSecrets"],
      },
      {
        name: "Signup",
        file: "signup.ts",
        handler: "handle",
        timeoutSeconds: 5,
        links: ["EventBus", "SignupSecrets"],
      },
      { name: "TagLeads", handler: "handle", ...tagLeads },
      { name: "TagLeadsSchedule", handler: "sweep", ...tagLeads },
      {
        name: "Echo",
        file: "echo.ts",
        handler: "handle",
        timeoutSeconds: 10,
        links: [
          "Table",
          "IntercomApi",
          "IntercomToken",
          { prefix: "Echo", live: "EchoLive", sweep: "EchoSweep" },
        ],
      },
      {
        name: "Park",
        file: "park.ts",
        handler: "handle",
        timeoutSeconds: 30,
        links: ["ParkingTable", "DeadLetterQueues"],
      },
    ]);
  });

  it("takes each queue to its function, sweeps two at a time", () => {
    const park = { function: "Park", batchSize: 10, maximumConcurrency: 2 };
    expect(topology.mappings).toEqual([
      { queue: "TagLeadsLive", function: "TagLeads", batchSize: 10, maximumConcurrency: 7 },
      { queue: "TagLeadsSweep", function: "TagLeads", batchSize: 10, maximumConcurrency: 2 },
      { queue: "TagLeadsDlq", ...park },
      { queue: "EchoLive", function: "Echo", batchSize: 10, maximumConcurrency: 2 },
      { queue: "EchoSweep", function: "Echo", batchSize: 10, maximumConcurrency: 2 },
      { queue: "EchoDlq", ...park },
      { queue: "Parking", ...park },
    ]);
  });

  it("has a schedule for the rules that have one", () => {
    expect(topology.schedules).toEqual([
      {
        rule: "tag-leads",
        function: "TagLeadsSchedule",
        expression: "cron(0 3 * * ? *)",
        timezone: "Europe/Dublin",
        deadLetterQueue: "TagLeadsDlq",
      },
    ]);
  });

  it("has a function and a schedule for a job, and no queue", () => {
    const { functions, schedules, queues } = topologyOf(
      [],
      [{ name: "report-counts", timeoutSeconds: 30, schedule: "rate(1 hour)" }],
    );
    expect(functions.find(({ name }) => name === "ReportCounts")).toEqual({
      name: "ReportCounts",
      file: "report-counts.ts",
      handler: "run",
      timeoutSeconds: 30,
      links: ["JobsTable", "IntercomApi", "IntercomToken"],
    });
    expect(schedules).toEqual([
      { rule: "report-counts", function: "ReportCounts", expression: "rate(1 hour)" },
    ]);
    expect(queues.map(({ name }) => name)).toEqual(["Parking"]);
  });

  it("is the product's when no rules are given", () => {
    expect(topologyOf().functions.map(({ name }) => name)).toContain("AutoAssign");
  });
});
