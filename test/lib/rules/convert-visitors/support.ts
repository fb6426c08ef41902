import { handleBatch, type Queues, type RuleEvent, writeMessage } from "../../../../lib/engine/index.ts";
import { processEvent } from "../../../../lib/engine/process-event.ts";
import { createIntercomClient, readOnly, systemClock, unlimited } from "../../../../lib/intercom/index.ts";
import { convertVisitors } from "../../../../lib/rules/convert-visitors/rule.ts";
import { defineConfig, type SettingsInput } from "../../../../lib/rules/settings.ts";
import { memo } from "../../../../lib/runtime/memo.ts";
import { type Decision, listDecisions, listSnapshots } from "../../../../lib/state/index.ts";
import { startSimulator } from "../../../../sandbox/simulator/index.ts";
import { startTable } from "../../../support/table.ts";
import { sqsRecord } from "../../../support/world.ts";

type RuleSettings = NonNullable<SettingsInput["rules"]["convertVisitors"]>;

/** An embedded table, a simulated workspace, and invocations of convert-visitors in it. */
export async function startHouse() {
  const { table, close } = await startTable();
  const simulator = await startSimulator({
    rateLimit: 100_000,
    workspace: {
      admins: [{ id: "99", name: "Switchboard", email: "switchboard@example.test" }],
      teams: [],
    },
  });
  const calls: string[] = [];
  const intercom = createIntercomClient({
    origin: simulator.origin,
    token: "sandbox-token",
    limiter: unlimited,
    onCall: ({ method, path }) => void calls.push(`${method} ${path}`),
  });
  let invocations = 0;

  const backDoor = async (path: string, body: object): Promise<unknown> => {
    const answer = await fetch(`${simulator.origin}/_simulator/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`the back door answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };

  function invocation(settings: RuleSettings, claimMs = 35_000) {
    const rule = convertVisitors(
      defineConfig({ actingAdmin: "switchboard@example.test", rules: { convertVisitors: settings } }),
    );
    const clock = systemClock;
    const call = { deadline: clock.now() + 30_000 };
    const reader = readOnly(intercom);
    const reading = { intercom: reader, call, admins: memo(() => reader.admins.list(call)) };
    const sent: string[] = [];
    const queues: Queues = {
      send: async (_queue, body) => void sent.push(body),
      sendAll: async (_queue, bodies) => void sent.push(...bodies),
      hide: async () => {},
    };
    const owner = `owner-${++invocations}`;
    const acting = async () => ({ intercom, admin: await rule.actingAdmin(reading), call });
    const run = {
      rule,
      table,
      clock,
      random: () => 0.5,
      reading,
      queues,
      queue: "live" as const,
      run: `run-${owner}`,
      note: () => {},
      tookUp: () => {},
      isPaused: async () => false,
      meter: { measure: () => {} },
      calls: () => 0,
      log: { info: () => {}, error: () => {} },
      deadline: call.deadline,
      claim: { owner, until: clock.now() + claimMs },
      reserve: async () => {},
      ...(settings.mode === "live" ? { acting } : {}),
    };
    return { run, sent };
  }

  return {
    table,
    simulator,
    intercom,
    /** Every call so far, as `POST /visitors/convert`. */
    calls,
    backDoor,
    invocation,

    async newVisitor() {
      const { id } = Object(await backDoor("visitors", { name: "Lea Moss" }));
      return intercom.visitors.get({ id: String(id) });
    },

    /** Decides about an event and answers the decision that came of it. */
    async decide(event: RuleEvent, settings: RuleSettings = { mode: "live" }): Promise<Decision> {
      const outcome = await processEvent(event, invocation(settings).run);
      if (outcome.kind === "later") throw new Error(`decided later: ${outcome.reason}`);
      return outcome.decision;
    },

    /** Has a batch of one processed; true when the message may be deleted. */
    async handle(event: RuleEvent, settings: RuleSettings = { mode: "live" }) {
      const { run, sent } = invocation(settings);
      const answer = await handleBatch({ Records: [sqsRecord(writeMessage(event), "m1")] }, run);
      return { isDone: answer.batchItemFailures.length === 0, sent };
    },

    decisionsOf: (id: string) => listDecisions(table, `person#${id}`, "convert-visitors"),
    snapshotsOf: (id: string) => listSnapshots(table, `person#${id}`),

    async close() {
      await intercom.close();
      await simulator.close();
      await close();
    },
  };
}

export type House = Awaited<ReturnType<typeof startHouse>>;

/** What functions/signup puts on the bus. */
export function signedUp(id: string, visitor: object, user?: object): RuleEvent {
  const to = user === undefined ? { to: "lead" } : { to: "user", user };
  return { id, topic: "signup", at: Date.now(), item: { type: "signup", visitor, ...to }, resends: 0 };
}

/** A lead left an email, as Intercom tells. */
export function addedEmail(id: string, lead: string): RuleEvent {
  const item = { type: "contact", id: lead };
  return { id, topic: "contact.added_email", at: Date.now(), item, resends: 0 };
}
