import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { processEvent } from "../../../../lib/engine/process-event.ts";
import type { Mode } from "../../../../lib/engine/rule.ts";
import type { Clock } from "../../../../lib/intercom/index.ts";
import { followUp } from "../../../../lib/rules/follow-up/rule.ts";
import { defineConfig, type SettingsInput } from "../../../../lib/rules/settings.ts";
import { listDue } from "../../../../lib/state/index.ts";
import { created, startWorld, type World } from "../../../support/world.ts";

const HOUR = 3_600_000;
type LadderInput = NonNullable<SettingsInput["rules"]["followUp"]>["ladders"][number];

const LADDERS: LadderInput[] = [
  {
    name: "nobody answers",
    on: "customer-waiting",
    steps: [
      { after: "1h", do: [{ note: "An hour without an answer." }, { tag: "Waited" }] },
      { after: "2h", do: [{ assign: { pool: "Support" } }] },
      { after: "3h", do: [{ assign: { team: "500" } }, { snooze: "1h" }] },
    ],
  },
  {
    name: "gone quiet",
    on: "customer-silent",
    steps: [{ after: "1h", do: [{ close: { message: "Bye for now." } }] }],
  },
];

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

/** The clock of someone who looks so many hours later. Intercom's own stays. */
const hoursLater = (hours: number): Clock => ({
  now: () => Date.now() + hours * HOUR,
  sleep: async () => {},
});

/** Looks at a conversation so many hours from now. */
async function look(conversation: string, hours: number, mode: Mode = "live", id?: string) {
  const clock = hoursLater(hours);
  const settings = defineConfig({
    actingAdmin: "switchboard@example.test",
    rules: { followUp: { mode, ladders: LADDERS } },
  });
  const { run } = world.invocation({ mode, clock });
  const event = { ...created(conversation, id), at: clock.now() };
  return processEvent(event, { ...run, rule: followUp(settings, clock) });
}

async function partsOf(conversation: string): Promise<string[]> {
  const { conversation_parts } = await world.intercom.conversations.get(conversation);
  return (conversation_parts?.conversation_parts ?? []).map(({ part_type }) => part_type);
}

describe("over a simulated workspace", () => {
  test("a conversation that nobody answers climbs its ladder, each step once", async () => {
    const conversation = await world.newConversation();
    expect(await look(conversation, 0)).toMatchObject({ kind: "skipped", decision: { reason: "not_yet" } });
    expect(await look(conversation, 1.1)).toMatchObject({ kind: "acted", decision: { reason: "step_due" } });
    expect(await look(conversation, 1.2)).toMatchObject({ kind: "skipped", decision: { reason: "not_yet" } });
    expect(await partsOf(conversation)).toEqual(["note"]);
    const { user } = await world.intercom.conversations.get(conversation);
    const { tags } = await world.intercom.users.get({ id: user?.id ?? "" });
    expect(tags?.tags).toMatchObject([{ type: "tag" }]);

    expect(await look(conversation, 2.1)).toMatchObject({ kind: "acted" });
    expect(["11", "12"]).toContain((await world.assigneeOf(conversation)).id);
    expect(await look(conversation, 3.1)).toMatchObject({ kind: "acted" });
    expect(await world.assigneeOf(conversation)).toMatchObject({ type: "team", id: "500" });
    expect(await look(conversation, 3.2)).toMatchObject({ decision: { reason: "snoozed" } });
    expect(await partsOf(conversation)).toEqual(["note", "assignment", "assignment", "snoozed"]);
  });

  test("the same event twice acts once", async () => {
    const conversation = await world.newConversation();
    expect(await look(conversation, 1.1, "live", "notif_same")).toMatchObject({ kind: "acted" });
    expect(await look(conversation, 1.2, "live", "notif_same")).toMatchObject({ kind: "duplicate" });
    expect(await partsOf(conversation)).toEqual(["note"]);
  });

  test("a teammate's answer ends the wait, and the customer's silence is asked about", async () => {
    const conversation = await world.newConversation();
    await look(conversation, 0);
    await world.intercom.conversations.replyAsAdmin(conversation, { admin_id: "11", body: "Yes, it is." });
    expect(await look(conversation, 0.5)).toMatchObject({
      kind: "skipped",
      decision: { reason: "answered" },
    });
    expect(await look(conversation, 1.1)).toMatchObject({
      kind: "acted",
      decision: { actions: [{ kind: "close", body: "Bye for now." }] },
    });
    expect(await look(conversation, 1.2)).toMatchObject({ decision: { reason: "closed" } });
  });

  test("a teammate who gives it to somebody is not overruled", async () => {
    const conversation = await world.newConversation();
    await look(conversation, 1.1);
    const to = { type: "admin", id: "12" } as const;
    await world.intercom.conversations.assign(conversation, { admin_id: "11", assignee: to });
    expect(await look(conversation, 2.1)).toMatchObject({ decision: { reason: "reassigned_by_human" } });
    expect(await world.assigneeOf(conversation)).toMatchObject({ id: "12" });
  });

  test("the time of the next step stands in the table, and is gone when the wait is", async () => {
    const conversation = await world.newConversation();
    await look(conversation, 0);
    const dueOf = async () => {
      const all = await listDue(world.table, {
        rule: "follow-up",
        mode: "live",
        untilMs: Date.now() + 100 * HOUR,
        limit: 100,
      });
      return all.filter(({ object }) => object === `conversation#${conversation}`);
    };
    expect(await dueOf()).toHaveLength(1);
    await world.intercom.conversations.close(conversation, { admin_id: "11" });
    await look(conversation, 0.1);
    expect(await dueOf()).toEqual([]);
  });

  test("a dry run says what it would do, and sends no write", async () => {
    const conversation = await world.newConversation();
    expect(await look(conversation, 1.1, "dry-run")).toMatchObject({
      kind: "planned",
      decision: { actions: [{ kind: "note" }, { kind: "tag" }], receipts: [] },
    });
    expect(await look(conversation, 3.1, "dry-run")).toMatchObject({
      kind: "planned",
      decision: { actions: [{ kind: "assign" }, { kind: "assign" }, { kind: "snooze" }] },
    });
    expect(await partsOf(conversation)).toEqual([]);
  });

  test("a conversation that is gone is left alone", async () => {
    expect(await look("999999999", 1)).toMatchObject({ decision: { reason: "gone" } });
  });
});
