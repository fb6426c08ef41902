import { readdirSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { jobs } from "../../lib/jobs/list.ts";
import { rules } from "../../lib/rules/list.ts";

const folder = path.resolve(import.meta.dirname, "../../functions");

beforeAll(() => {
  // What SST gives a function: its links, read when the module is loaded.
  const links = {
    App: { name: "switchboard", stage: "test" },
    Table: { name: "Table" },
    ParkingTable: { name: "Table" },
    JobsTable: { name: "Table" },
    EventBus: { name: "Bus" },
    IntercomApi: { origin: "http://127.0.0.1:9" },
    IntercomToken: { value: "sandbox-token" },
    WebhookSecrets: { value: "new-secret,old-secret" },
    SignupSecrets: { value: "whsec_c2FuZGJveC1zaWdudXAtc2VjcmV0" },
    DeadLetterQueues: { "auto-assign": "arn:aws:sqs:eu-west-1:000000000000:AutoAssignDlq" },
    ArchiveStaleUsersQueues: {
      live: "http://127.0.0.1:9/0/ArchiveStaleUsersLive",
      sweep: "http://127.0.0.1:9/0/ArchiveStaleUsersSweep",
    },
    AutoAssignQueues: {
      live: "http://127.0.0.1:9/0/AutoAssignLive",
      sweep: "http://127.0.0.1:9/0/AutoAssignSweep",
    },
    ConvertVisitorsQueues: {
      live: "http://127.0.0.1:9/0/ConvertVisitorsLive",
      sweep: "http://127.0.0.1:9/0/ConvertVisitorsSweep",
    },
    FollowUpQueues: {
      live: "http://127.0.0.1:9/0/FollowUpLive",
      sweep: "http://127.0.0.1:9/0/FollowUpSweep",
    },
    TagLeadsQueues: {
      live: "http://127.0.0.1:9/0/TagLeadsLive",
      sweep: "http://127.0.0.1:9/0/TagLeadsSweep",
    },
  };
  for (const [name, value] of Object.entries(links))
    process.env[`SST_RESOURCE_${name}`] = JSON.stringify(value);
  process.env["AWS_REGION"] = "eu-west-1";
});

const expected: Readonly<Record<string, readonly string[]>> = {
  "webhook.ts": ["handle"],
  "signup.ts": ["handle"],
  "park.ts": ["handle"],
  ...Object.fromEntries(rules.map(({ name }) => [`${name}.ts`, ["handle", "sweep"]])),
  ...Object.fromEntries(jobs.map(({ name }) => [`${name}.ts`, ["run"]])),
};

test("there is a file for the webhook, for sign-ups, for parking, and for each rule", () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(expected).sort());
});

describe.each(Object.entries(expected))("functions/%s", (file, handlers) => {
  test("exports its handlers, in the form that Node 24 on Lambda takes: promises, two parameters at most", async () => {
    const module: Record<string, unknown> = await import(path.join(folder, file));
    expect(Object.keys(module).sort()).toEqual([...handlers].sort());
    for (const name of handlers) {
      const handler = module[name];
      if (typeof handler !== "function") throw new TypeError(`${name} is no function`);
      expect(handler.length).toBeLessThanOrEqual(2);
      expect(handler.constructor.name).toBe("AsyncFunction");
    }
  });
});
