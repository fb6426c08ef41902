import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Leg, Lister, Page, Rule, Sweeping } from "../../../../lib/engine/index.ts";
import { readMessage, readSweepMessage, type SweepMessage } from "../../../../lib/engine/index.ts";
import { createIntercomClient, readOnly, unlimited } from "../../../../lib/intercom/index.ts";
import { openTable } from "../../../../lib/state/index.ts";
import { clientSettings } from "../../../../sandbox/aws/account.ts";
import { startDynamoDb } from "../../../../sandbox/aws/dynamodb.ts";
import { createTable } from "../../../../sandbox/aws/table.ts";
import { startSimulator } from "../../../../sandbox/simulator/index.ts";
import { virtualClock } from "../../../support/virtual-clock.ts";

/** 2019-06-19T12:00:00.000Z */
export const NOON = 1_560_945_600_000;

/** Why the rule of these tests leaves an object alone; undefined when it would act. */
export interface TestFacts {
  readonly leave: string | undefined;
}

/** A rule that does what its facts say. */
export function testRule(
  lister: Lister<TestFacts>,
  options: Partial<Pick<Rule<TestFacts>, "mode" | "budget" | "name">> = {},
): Rule<TestFacts> {
  return {
    name: "test-rule",
    mode: "live",
    callsPerEvent: 1,
    actingAdmin: async () => "99",
    objectOf: () => undefined,
    gather: async () => ({ leave: undefined }),
    decide: (_event, { leave }) =>
      leave === undefined
        ? { outcome: "plan", reason: "wanted", because: "It is wanted.", actions: [] }
        : { outcome: "skip", reason: leave, because: "It is not wanted." },
    lister,
    ...options,
  };
}

/** A leg over numbers from 0: pages of `size`, `of` in all. */
export function numbers(
  of: number,
  size: number,
  leave: (n: number) => string | undefined = () => undefined,
): Leg<TestFacts> {
  return {
    name: "backfill",
    async step({ cursor }): Promise<Page<TestFacts>> {
      const from = Number(cursor ?? 0);
      const to = Math.min(of, from + size);
      const all = Array.from({ length: to - from }, (_, index) => from + index);
      const entries = all.map((n) => ({
        object: { kind: "person", id: `p${n}` } as const,
        facts: { leave: leave(n) },
      }));
      return { kind: "page", entries, ...(to < of ? { next: to, left: of - to } : { mark: to }) };
    },
  };
}

/** Fails at its call number `at`, before or after what it guards was done, and at every later one, as the dead do. */
export function fuse(at: number, when: "before" | "after") {
  let calls = 0;
  return {
    blown: () => calls >= at,
    calls: () => calls,
    async pass<T>(work: () => Promise<T>): Promise<T> {
      calls += 1;
      if (calls > at || (calls === at && when === "before")) throw new Error("the function died");
      const done = await work();
      if (calls === at) throw new Error("the function died");
      return done;
    },
  };
}
export type Fuse = ReturnType<typeof fuse>;
const never = fuse(Number.POSITIVE_INFINITY, "before");

export interface Invoking {
  readonly fuse?: Fuse;
  /** Milliseconds that the invocation has; default a minute. */
  readonly timeMs?: number;
  readonly isPaused?: boolean;
  /** How much this function's clock is ahead of the others, milliseconds. */
  readonly ahead?: number;
}

/** A table, a simulated workspace, and a clock that stands still, which all of them share. */
export async function startSweepWorld() {
  const database = await startDynamoDb({ port: 0 });
  await createTable(database.endpoint, "Table");
  const clock = virtualClock(NOON);
  const simulator = await startSimulator({
    clock: { now: clock.now, schedule: () => () => {} },
    rateLimit: 1_000_000,
    workspace: { admins: [{ id: "99", name: "Switchboard", email: "switchboard@example.test" }], teams: [] },
  });
  const intercom = createIntercomClient({
    origin: simulator.origin,
    token: "sandbox-token",
    limiter: unlimited,
    clock,
  });
  const clients: DynamoDBClient[] = [];
  let invocations = 0;

  function openThrough(guard: Fuse) {
    const client = new DynamoDBClient(clientSettings(database.endpoint));
    clients.push(client);
    client.middlewareStack.add((next) => (call) => guard.pass(() => next(call)), { step: "initialize" });
    return openTable("Table", client);
  }

  /** What one invocation works with, and what it left behind. */
  function invocation(rule: Rule<TestFacts>, options: Invoking = {}) {
    const guard = options.fuse ?? never;
    invocations += 1;
    const now = () => clock.now() + (options.ahead ?? 0);
    const deadline = now() + (options.timeMs ?? 60_000);
    const call = { deadline };
    const reader = readOnly(intercom);
    const bodies: { body: string; delaySeconds: number }[] = [];
    const lines: { message: string; fields: Record<string, unknown> }[] = [];
    const log = (message: string, fields: Record<string, unknown>) => void lines.push({ message, fields });
    const by: Sweeping = {
      rule,
      table: openThrough(guard),
      clock: { now, sleep: clock.sleep },
      random: () => 0.5,
      queues: {
        send: (_queue, body, delaySeconds) =>
          guard.pass(async () => void bodies.push({ body, delaySeconds })),
        sendAll: (_queue, all) =>
          guard.pass(async () => void bodies.push(...all.map((body) => ({ body, delaySeconds: 0 })))),
        hide: async () => {},
      },
      log: { info: log, error: log },
      reading: { intercom: reader, call, admins: () => reader.admins.list(call) },
      scrolling: call,
      claim: { owner: `owner-${invocations}`, until: deadline + 7_000 },
      deadline,
      isPaused: async () => options.isPaused ?? false,
    };
    return {
      by,
      lines,
      events: () => bodies.flatMap(({ body }) => readMessage(body) ?? []),
      ids: () => bodies.flatMap(({ body }) => readMessage(body)?.id ?? []),
      handOvers: (): (SweepMessage & { delaySeconds: number })[] =>
        bodies.flatMap(({ body, delaySeconds }) => {
          const sweep = readSweepMessage(body);
          return sweep === undefined ? [] : { ...sweep, delaySeconds };
        }),
    };
  }

  return {
    clock,
    simulator,
    intercom,
    table: openThrough(never),
    invocation,
    /** Makes people who were there before. */
    async seed(people: { users?: number; leads?: number }) {
      const body = JSON.stringify(people);
      await fetch(`${simulator.origin}/_simulator/seed`, { method: "POST", body });
    },
    /** Someone writes: a new conversation. Answers its id. */
    async newConversation(): Promise<string> {
      const { id } = await intercom.leads.create({});
      await intercom.messages.sendAsPerson({ from: { type: "contact", id }, body: "Is it in stock?" });
      const { conversations } = await intercom.conversations.list({ type: "user", intercom_user_id: id });
      return conversations[0]?.id ?? "";
    },
    async close() {
      await intercom.close();
      await simulator.close();
      for (const client of clients) client.destroy();
      await database.close();
    },
  };
}
export type SweepWorld = Awaited<ReturnType<typeof startSweepWorld>>;
