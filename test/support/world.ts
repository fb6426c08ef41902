import type { SQSRecord } from "aws-lambda";
import type { Handling } from "../../lib/engine/handle-message.ts";
import { type BatchRun, createPurse, createTableLimiter, type Queues } from "../../lib/engine/index.ts";
import type { Measurement } from "../../lib/engine/meter.ts";
import type { Ended, Processing } from "../../lib/engine/process-event.ts";
import {
  type Clock,
  createIntercomClient,
  readOnly,
  systemClock,
  unlimited,
} from "../../lib/intercom/index.ts";
import { autoAssign } from "../../lib/rules/auto-assign/rule.ts";
import { defineConfig, type SettingsInput } from "../../lib/rules/settings.ts";
import { memo } from "../../lib/runtime/memo.ts";
import { seededRandom } from "../../sandbox/random.ts";
import { startSimulator } from "../../sandbox/simulator/index.ts";
import { startTable } from "./table.ts";

const ADMINS = [
  { id: "11", name: "Ada", email: "ada@example.test" },
  { id: "12", name: "Ben", email: "ben@example.test" },
  { id: "13", name: "Cleo", email: "cleo@example.test", away: true },
  { id: "99", name: "Switchboard", email: "switchboard@example.test" },
];

/** A message that was sent to a queue, and with what delay. */
export interface Sent {
  readonly queue: "live" | "sweep";
  readonly body: string;
  readonly delaySeconds: number;
}

/** An embedded table, a simulated workspace with one team of three (one of them away), and what is needed to act in it. */
export async function startWorld(watch?: Parameters<typeof startTable>[0]) {
  const { table, close } = await startTable(watch);
  const simulator = await startSimulator({
    rateLimit: 100_000,
    workspace: { admins: ADMINS, teams: [{ id: "500", name: "Support", members: ["Ada", "Ben", "Cleo"] }] },
  });
  const intercom = createIntercomClient({
    origin: simulator.origin,
    token: "sandbox-token",
    limiter: unlimited,
  });
  let invocations = 0;

  /** Someone writes: a new conversation, nobody's. Answers its id. */
  async function newConversation(body = "Is it in stock?"): Promise<string> {
    const lead = await intercom.leads.create({ name: "Lea Moss" });
    await intercom.messages.sendAsPerson({ from: { type: "contact", id: lead.id }, body });
    const { conversations } = await intercom.conversations.list({ type: "user", intercom_user_id: lead.id });
    const [first] = conversations;
    if (first === undefined) throw new Error("the message made no conversation");
    return first.id;
  }

  /** What one invocation of auto-assign works with. */
  function invocation(options: InvocationOptions = {}) {
    const {
      mode = "live",
      clock = systemClock,
      now = clock.now(),
      owner = `owner-${++invocations}`,
    } = options;
    const settings = defineConfig({
      actingAdmin: "switchboard@example.test",
      rules: { autoAssign: { mode, pool: { team: "Support" } } },
      ...options.settings,
    });
    const rule = autoAssign(settings);
    const random = seededRandom(invocations);
    const purse = createPurse(createTableLimiter(table, clock, random, "live"), clock);
    const deadline = now + 30_000;
    const call = { limiter: purse, deadline };
    const reader = readOnly(intercom);
    const reading = { intercom: reader, call, admins: memo(() => reader.admins.list(call)) };
    const acting = async () => ({ intercom, admin: await rule.actingAdmin(reading), call });
    const sent: Sent[] = [];
    const hidden: string[] = [];
    const lines: { message: string; fields: Record<string, unknown> }[] = [];
    const log = (message: string, fields: Record<string, unknown>) => void lines.push({ message, fields });
    const queues: Queues = {
      send: async (queue, body, delaySeconds) => void sent.push({ queue, body, delaySeconds }),
      sendAll: async (queue, bodies) =>
        void sent.push(...bodies.map((body) => ({ queue, body, delaySeconds: 0 }))),
      hide: async (_queue, handle) => void hidden.push(handle),
    };
    const tookUp: Ended[] = [];
    const measured: Measurement[] = [];
    const run: BatchRun & Processing & Handling = {
      tookUp: (ended) => void tookUp.push(ended),
      rule,
      table,
      clock,
      random,
      reading,
      queues,
      queue: "live",
      run: `run-${owner}`,
      note: () => {},
      isPaused: async () => false,
      meter: { measure: (measurement) => void measured.push(measurement) },
      calls: purse.used,
      log: { info: log, error: log },
      deadline,
      claim: { owner, until: deadline + 5_000 },
      reserve: (calls) => purse.reserve(calls, { deadline }),
      ...(mode === "live" ? { acting } : {}),
    };
    return { run, sent, hidden, lines, purse, tookUp, measured };
  }

  return {
    table,
    simulator,
    intercom,
    newConversation,
    invocation,
    async assigneeOf(conversation: string) {
      const { assignee } = await intercom.conversations.get(conversation);
      return assignee;
    },
    /** Assignment parts in a conversation: how often it was really assigned. */
    async timesAssigned(conversation: string): Promise<number> {
      const { conversation_parts } = await intercom.conversations.get(conversation);
      const parts = conversation_parts?.conversation_parts ?? [];
      return parts.filter(({ part_type }) => part_type === "assignment").length;
    },
    async close() {
      await intercom.close();
      await simulator.close();
      await close();
    },
  };
}

export interface InvocationOptions {
  readonly mode?: "live" | "dry-run" | "off";
  readonly clock?: Clock;
  readonly now?: number;
  readonly owner?: string;
  readonly settings?: Partial<SettingsInput>;
}

export type World = Awaited<ReturnType<typeof startWorld>>;

let events = 0;
/** The event of a notification about a conversation. */
export function created(conversation: string, id = `notif_${++events}`) {
  return {
    id,
    topic: "conversation.user.created",
    at: Date.now(),
    item: { type: "conversation", id: conversation },
    resends: 0,
  };
}

/** A message as SQS hands it to a function. */
export function sqsRecord(body: string, messageId: string, receives = 1): SQSRecord {
  return {
    messageId,
    receiptHandle: `handle-${messageId}`,
    body,
    attributes: {
      ApproximateReceiveCount: String(receives),
      SentTimestamp: "1560945600000",
      SenderId: "AIDA",
      ApproximateFirstReceiveTimestamp: "1560945600001",
    },
    messageAttributes: {},
    md5OfBody: "",
    eventSource: "aws:sqs",
    eventSourceARN: "arn:aws:sqs:eu-west-1:000000000000:AutoAssignLive",
    awsRegion: "eu-west-1",
  };
}
