import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { processEvent } from "../../../lib/engine/process-event.ts";
import { SwitchboardError } from "../../../lib/intercom/index.ts";
import { listDecisions } from "../../../lib/state/index.ts";
import { created, startWorld, type World } from "../../support/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const decisionsOf = (conversation: string) =>
  listDecisions(world.table, `conversation#${conversation}`, "auto-assign");

describe("an owner that dies", () => {
  const crash = new Error("the process was killed");

  /** Intercom assigns, and the function dies before it hears of it. */
  function dyingAfterAssign(run: ReturnType<World["invocation"]>["run"]): typeof run {
    const acting = run.acting;
    if (acting === undefined) throw new Error("a live run can act");
    return {
      ...run,
      acting: async () => {
        const { intercom, ...rest } = await acting();
        const conversations = {
          ...intercom.conversations,
          assign: async (...args: Parameters<typeof intercom.conversations.assign>) => {
            await intercom.conversations.assign(...args);
            throw crash;
          },
        };
        return { ...rest, intercom: { ...intercom, conversations } };
      },
    };
  }

  test("before it acted: the next attempt waits for its lease, then assigns the same person", async () => {
    const conversation = await world.newConversation();
    const event = created(conversation);
    const dead = world.invocation({ owner: "dead" });
    const dying = { ...dead.run, acting: () => new Promise<never>(() => {}) };
    void processEvent(event, dying);
    await until(async () => (await decisionsOf(conversation)).length === 1);
    const [planned] = await decisionsOf(conversation);

    expect(await processEvent(event, world.invocation().run)).toEqual({ kind: "later", reason: "busy" });
    const later = Date.now() + 36_000;
    const clock = { now: () => later, sleep: async () => {} };
    const outcome = await processEvent(event, world.invocation({ clock, now: later }).run);
    expect(outcome).toMatchObject({ kind: "acted", decision: { receipts: [{ result: "applied" }] } });
    const [action] = planned?.actions ?? [];
    if (action?.kind !== "assign") throw new Error("the plan assigns");
    expect(await world.assigneeOf(conversation)).toMatchObject(action.to);
    expect(await world.timesAssigned(conversation)).toBe(1);
  });

  test("after it acted, and the rule is no longer live: what was done is noted as done, and can be taken back", async () => {
    const conversation = await world.newConversation();
    const { run } = world.invocation({ owner: "dead" });
    await expect(processEvent(created(conversation), dyingAfterAssign(run))).rejects.toBe(crash);
    const given = await world.assigneeOf(conversation);
    const dry = world.invocation({ mode: "dry-run" });
    await processEvent(created(conversation), dry.run);
    expect(dry.tookUp).toMatchObject([{ kind: "acted", decision: { receipts: [{ result: "found" }] } }]);
    expect(await world.assigneeOf(conversation)).toEqual(given);
  });

  test("after it acted, before it wrote so down: the next attempt looks, and does not do it twice", async () => {
    const conversation = await world.newConversation();
    const event = created(conversation);
    const { run } = world.invocation({ owner: "dead" });
    const dying = dyingAfterAssign(run);
    await expect(processEvent(event, dying)).rejects.toBe(crash);
    expect(await world.timesAssigned(conversation)).toBe(1);
    const outcome = await processEvent(event, world.invocation().run);
    expect(outcome).toMatchObject({ kind: "acted", decision: { receipts: [{ result: "found" }] } });
    expect(await world.timesAssigned(conversation)).toBe(1);
  });

  test("and meanwhile a human gave it to someone else: they keep it", async () => {
    const conversation = await world.newConversation();
    const event = created(conversation);
    const { run } = world.invocation({ owner: "dead" });
    await expect(processEvent(event, { ...run, acting: () => Promise.reject(crash) })).rejects.toBe(crash);
    await world.intercom.conversations.assign(conversation, {
      admin_id: "12",
      assignee: { type: "admin", id: "13" },
    });
    const outcome = await processEvent(event, world.invocation().run);
    expect(outcome).toMatchObject({
      kind: "refused",
      decision: { state: "done", receipts: [{ result: "refused", reason: "assigned_meanwhile" }] },
    });
    expect(await world.assigneeOf(conversation)).toMatchObject({ id: "13" });
  });

  test("and meanwhile a human closed it: it stays closed, and nobody's", async () => {
    const conversation = await world.newConversation();
    const event = created(conversation);
    const { run } = world.invocation({ owner: "dead" });
    await expect(processEvent(event, { ...run, acting: () => Promise.reject(crash) })).rejects.toBe(crash);
    await world.intercom.conversations.close(conversation, { admin_id: "12" });
    const outcome = await processEvent(event, world.invocation().run);
    expect(outcome).toMatchObject({ kind: "refused", decision: { receipts: [{ reason: "closed" }] } });
    expect(await world.intercom.conversations.get(conversation)).toMatchObject({
      state: "closed",
      assignee: { type: "nobody_admin" },
    });
  });

  test("over a call that Intercom may yet carry out: nobody looks before the lease is over", async () => {
    const conversation = await world.newConversation();
    const event = created(conversation);
    const { run } = world.invocation({ owner: "slow" });
    const timedOut = new ServerTimeout("/conversations/{id}/reply");
    await expect(processEvent(event, { ...run, acting: () => Promise.reject(timedOut) })).rejects.toBe(
      timedOut,
    );
    expect(await processEvent(event, world.invocation().run)).toEqual({ kind: "later", reason: "busy" });
  });

  test("over one event: another event about the same conversation finishes its plan first", async () => {
    const conversation = await world.newConversation();
    const { run } = world.invocation({ owner: "dead" });
    await expect(
      processEvent(created(conversation, "notif_dead"), { ...run, acting: () => Promise.reject(crash) }),
    ).rejects.toBe(crash);
    const { run: next, tookUp } = world.invocation();
    const outcome = await processEvent(created(conversation), next);
    expect(outcome).toMatchObject({ kind: "skipped", decision: { reason: "has_assignee", version: 2 } });
    expect(tookUp).toMatchObject([{ kind: "acted", decision: { event: "notif_dead", version: 1 } }]);
    expect(await world.timesAssigned(conversation)).toBe(1);
  });
});

class ServerTimeout extends SwitchboardError {
  constructor(path: string) {
    super(`POST ${path} timed out`, { code: "intercom.timeout", retryable: true });
  }
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error("the condition did not come true");
}
