import type { SQSRecord } from "aws-lambda";
import {
  handleBatch,
  handleHandOvers,
  isHandOver,
  type Queues,
  runSweep,
  type Sweeping,
} from "../../../../lib/engine/index.ts";
import { type Clock, createIntercomClient, readOnly, unlimited } from "../../../../lib/intercom/index.ts";
import { archiveStaleUsers } from "../../../../lib/rules/archive-stale-users/rule.ts";
import { defineConfig, type SettingsInput } from "../../../../lib/rules/settings.ts";
import { listDecisions } from "../../../../lib/state/index.ts";
import {
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from "../../../../sandbox/simulator/index.ts";
import { startTable } from "../../../support/table.ts";
import { sqsRecord } from "../../../support/world.ts";

/** 2026-03-01T04:00:00.000Z */
export const START = 1_772_337_600_000;
export const DAY = 86_400_000;
const BATCH = 10;

export type StaleInput = NonNullable<SettingsInput["rules"]["archiveStaleUsers"]>;
const USUAL: StaleInput = {
  mode: "live",
  users: {},
  budget: { perHour: 1_000_000, perSweep: 1_000_000, firstSweep: 1_000_000 },
};

/**
 * A table, a simulated workspace, and a clock that both share: it stands still, and whoever sleeps moves it on. With a
 * simulator of another process, that one's clock is its own.
 */
export async function startStaleWorld(options: SimulatorOptions = {}, elsewhere?: Simulator) {
  const { table, close } = await startTable();
  let now = elsewhere === undefined ? START : Date.now();
  const clock: Clock = {
    now: () => now,
    sleep: async (ms) => {
      now += ms;
    },
  };
  const simulator =
    elsewhere ??
    (await startSimulator({
      clock: { now: clock.now, schedule: () => () => {} },
      rateLimit: 1_000_000,
      workspace: {
        admins: [{ id: "99", name: "Switchboard", email: "switchboard@example.test" }],
        teams: [],
      },
      ...options,
    }));
  const intercom = createIntercomClient({
    origin: simulator.origin,
    token: "sandbox-token",
    limiter: unlimited,
    clock,
  });
  let invocations = 0;

  const door = async (path: string, body: object, method = "POST") => {
    const answer = await fetch(`${simulator.origin}/_simulator/${path}`, {
      method,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
  };

  /** What one function of the rule works with; its queue is a list. */
  function deploy(input: Partial<StaleInput> = {}) {
    const settings = defineConfig({
      actingAdmin: "switchboard@example.test",
      rules: { archiveStaleUsers: { ...USUAL, ...input } },
    });
    const rule = archiveStaleUsers(settings, clock);
    const { mode } = rule;
    const queue: string[] = [];
    const errors: object[] = [];
    const queues: Queues = {
      send: async (_queue, body) => void queue.push(body),
      sendAll: async (_queue, bodies) => void queue.push(...bodies),
      hide: async () => {},
    };
    const reader = readOnly(intercom);

    function invocation(client = intercom) {
      invocations += 1;
      const deadline = now + 120_000;
      const call = { deadline };
      const reading = { intercom: reader, call, admins: () => reader.admins.list(call) };
      const acting = async () => ({ intercom: client, admin: "99", call });
      return {
        rule,
        table,
        clock,
        random: () => 0.5,
        reading,
        queues,
        queue: "sweep" as const,
        log: { info: () => {}, error: (_message: string, fields: object) => void errors.push(fields) },
        meter: { measure: () => {} },
        calls: () => 0,
        deadline,
        claim: { owner: `owner-${invocations}`, until: deadline + 5_000 },
        reserve: async () => {},
        ...(mode === "live" ? { acting } : {}),
      };
    }

    const sweeping = (): Sweeping => {
      const run = invocation();
      return { ...run, scrolling: run.reading.call, isPaused: async () => false };
    };

    /** Handles what is in the queue, ten messages an invocation, until nothing is; failed ones come again. */
    async function work(most = 1_000): Promise<void> {
      for (let rounds = 0; queue.length > 0; rounds += 1) {
        if (rounds > most) throw new Error(`the queue is never empty: ${JSON.stringify(errors.at(-1))}`);
        const records = queue.splice(0, BATCH).map((body, n) => sqsRecord(body, `m-${invocations}-${n}`));
        const events = records.filter((record) => !isHandOver(record));
        const { batchItemFailures } = await handleBatch({ Records: events }, invocation());
        const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
        await handleHandOvers(records.filter(isHandOver), sweeping());
        queue.push(...records.filter(({ messageId }) => failed.has(messageId)).map(({ body }) => body));
      }
    }

    return {
      rule,
      settings,
      queue,
      invocation,
      work,
      /** A scheduled sweep alone; its messages stay in the queue. */
      list: () => runSweep(now, sweeping()),
      /** A scheduled sweep, and everything that follows from it. */
      async sweep() {
        const report = await runSweep(now, sweeping());
        await work();
        return report;
      },
      handle: (records: SQSRecord[]) => handleBatch({ Records: records }, invocation()),
    };
  }

  return {
    table,
    simulator,
    intercom,
    clock,
    door,
    deploy,
    days: (count: number) => {
      now += count * DAY;
    },
    seed: (people: object) => door("seed", people),
    /** A user who was last seen so many days ago; `null` for never. */
    async user(user_id: string, daysAgo: number | null, more: object = {}): Promise<string> {
      const seen = daysAgo === null ? {} : { last_request_at: Math.floor((now - daysAgo * DAY) / 1000) };
      return (await intercom.users.createOrUpdate({ user_id, ...seen, ...more })).id;
    },
    /** The newest decision about somebody, as a reason, and what it was about to do. */
    async decided(id: string) {
      const [head] = await listDecisions(table, `person#${id}`, "archive-stale-users", 1);
      return head;
    },
    async tagsOf(id: string): Promise<string[]> {
      const { tags } = await intercom.users.get({ id });
      return (tags?.tags ?? []).map(({ name }) => name ?? "");
    },
    async isThere(id: string): Promise<boolean> {
      return intercom.users.get({ id }).then(
        () => true,
        () => false,
      );
    },
    /** Calls so far, by method and endpoint. */
    calls: () => simulator.stats().endpoints,
    total: () => simulator.stats().calls,
    async close() {
      await intercom.close();
      await simulator.close();
      await close();
    },
  };
}
export type StaleWorld = Awaited<ReturnType<typeof startStaleWorld>>;
