import type { SQSRecord } from "aws-lambda";
import {
  createPurse,
  createTableLimiter,
  handleBatch,
  runSweep,
  writeMessage,
} from "../../../../lib/engine/index.ts";
import {
  type CallEvent,
  type Clock,
  createIntercomClient,
  readOnly,
  systemClock,
  unlimited,
} from "../../../../lib/intercom/index.ts";
import { autoAssign } from "../../../../lib/rules/auto-assign/rule.ts";
import { memo } from "../../../../lib/runtime/memo.ts";
import { listDecisions } from "../../../../lib/state/index.ts";
import { seededRandom } from "../../../../sandbox/random.ts";
import { startSimulator } from "../../../../sandbox/simulator/index.ts";
import { startTable } from "../../../support/table.ts";
import { created, sqsRecord } from "../../../support/world.ts";
import { settings } from "./facts.ts";

const ADMINS = [
  { id: "11", name: "Ada", email: "ada@example.test" },
  { id: "12", name: "Ben", email: "ben@example.test" },
  { id: "13", name: "Cleo", email: "cleo@example.test" },
  { id: "99", name: "Switchboard", email: "switchboard@example.test" },
];
const TEAMS = [
  { id: "500", name: "Support", members: ["Ada", "Ben"] },
  { id: "600", name: "Sales", members: ["Cleo"] },
];

/** A workspace in the simulator, and auto-assign over a table of its own, with whatever settings a test is about. */
export async function openOffice() {
  const { table, close } = await startTable();
  const simulator = await startSimulator({ rateLimit: 100_000, workspace: { admins: ADMINS, teams: TEAMS } });
  const calls: CallEvent[] = [];
  const intercom = createIntercomClient({
    origin: simulator.origin,
    token: "sandbox-token",
    limiter: unlimited,
    onCall: (call) => void calls.push(call),
  });
  let invocations = 0;

  function invocation(given: object, clock: Clock = systemClock) {
    invocations += 1;
    const checked = settings(given);
    const rule = autoAssign(
      { actingAdmin: "switchboard@example.test", rules: { autoAssign: checked } },
      clock,
    );
    const random = seededRandom(invocations);
    const purse = createPurse(createTableLimiter(table, clock, random, "live"), clock);
    const deadline = clock.now() + 30_000;
    const call = { limiter: purse, deadline };
    const reader = readOnly(intercom);
    const reading = { intercom: reader, call, admins: memo(() => reader.admins.list(call)) };
    const acting = async () => ({ intercom, admin: await rule.actingAdmin(reading), call });
    const sent: string[] = [];
    const run = {
      rule,
      table,
      clock,
      random,
      reading,
      queues: {
        send: async (_queue: string, body: string) => void sent.push(body),
        sendAll: async (_queue: string, bodies: readonly string[]) => void sent.push(...bodies),
        hide: async () => {},
      },
      meter: { measure: () => {} },
      calls: purse.used,
      log: { info: () => {}, error: () => {} },
      deadline,
      claim: { owner: `owner-${invocations}`, until: deadline + 5_000 },
      reserve: (many: number) => purse.reserve(many, { deadline }),
      ...(checked.mode === "live" ? { acting } : {}),
    };
    return { run, sent };
  }

  async function handle(records: readonly SQSRecord[], given: object, queue: "live" | "sweep") {
    const { batchItemFailures } = await handleBatch(
      { Records: [...records] },
      { ...invocation(given).run, queue },
    );
    if (batchItemFailures.length > 0) throw new Error("auto-assign failed on a message");
  }

  /** A lead who writes; answers the conversation's id. */
  async function writes(body = "Is it in stock?", lead: { custom_attributes?: { plan: string } } = {}) {
    const { id } = await intercom.leads.create({ name: "Lea Moss", ...lead });
    await intercom.messages.sendAsPerson({ from: { type: "contact", id }, body });
    const { conversations } = await intercom.conversations.list({ type: "user", intercom_user_id: id });
    const [first] = conversations;
    if (first === undefined) throw new Error("the message made no conversation");
    return first.id;
  }

  return {
    table,
    intercom,
    calls,
    writes,
    /** Tells auto-assign about conversations, all in one invocation. */
    tell: (given: object, ...ids: string[]) =>
      handle(
        ids.map((id, n) => sqsRecord(writeMessage(created(id)), `${invocations}/${n}`)),
        given,
        "live",
      ),
    /** A scheduled sweep, so many milliseconds from now, and then whatever it enqueued. */
    async sweep(given: object, scheduledAt: number, aheadMs = 0) {
      const later = { ...systemClock, now: () => systemClock.now() + aheadMs };
      const { run, sent } = invocation(given, later);
      const report = await runSweep(scheduledAt, {
        ...run,
        scrolling: run.reading.call,
        isPaused: async () => false,
      });
      await handle(
        sent.map((body, n) => sqsRecord(body, `${scheduledAt}/${n}`)),
        given,
        "sweep",
      );
      return report;
    },
    async has(conversation: string) {
      const { assignee } = await intercom.conversations.get(conversation);
      return assignee.id ?? null;
    },
    /** The newest decision about a conversation. */
    async decided(conversation: string) {
      const [head] = await listDecisions(table, `conversation#${conversation}`, "auto-assign", 1);
      return head;
    },
    away: (id: string, isAway: boolean) =>
      intercom.admins.setAway(id, { away_mode_enabled: isAway, away_mode_reassign: false }),
    close: (id: string, admin: string) => intercom.conversations.close(id, { admin_id: admin }),
    async shut() {
      await intercom.close();
      await simulator.close();
      await close();
    },
  };
}
export type Office = Awaited<ReturnType<typeof openOffice>>;
