import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  appendDecision,
  type Decision,
  finishDecision,
  listDecisions,
  readDecisions,
  releaseDecision,
  type Table,
  takeOverDecision,
} from "../../../lib/state/index.ts";
import { startTable } from "../../support/table.ts";

const NOW = 1_560_945_600_000;
let table: Table;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ table, close } = await startTable());
});
afterAll(() => close());

let objects = 0;
/** A conversation that no other test knows. */
const newObject = () => `conversation#${++objects}`;

function skip(object: string, version: number, change: Partial<Decision> = {}): Decision {
  return {
    object,
    rule: "auto-assign",
    version,
    event: `notif_${version}`,
    topic: "conversation.user.created",
    at: NOW + version,
    mode: "live",
    outcome: "skip",
    reason: "has_assignee",
    because: "A teammate has the conversation already.",
    actions: [],
    state: "done",
    receipts: [],
    ...change,
  };
}

function plan(object: string, version: number, change: Partial<Decision> = {}): Decision {
  return skip(object, version, {
    outcome: "plan",
    reason: "assigned",
    actions: [
      {
        kind: "assign",
        conversation: "7",
        to: { type: "admin", id: "11" },
        from: { type: "nobody_admin", id: null },
        reason: "Next in turn.",
      },
    ],
    state: "open",
    claim: { owner: "one", until: NOW + 30_000 },
    ...change,
  });
}

const key = (object: string, event: string, eventAt = NOW + 1_000_000) => ({
  object,
  rule: "auto-assign",
  event,
  eventAt,
});

describe("reading", () => {
  test("an object that nobody decided about has no head", async () => {
    expect(await readDecisions(table, key(newObject(), "notif_1"))).toEqual({
      head: undefined,
      mine: undefined,
      recent: [],
    });
  });

  test("the head is the newest decision; an event finds its own", async () => {
    const object = newObject();
    for (const version of [1, 2, 3]) await appendDecision(table, skip(object, version));
    const seen = await readDecisions(table, key(object, "notif_2"));
    expect(seen.head?.version).toBe(3);
    expect(seen.mine?.version).toBe(2);
  });

  test("an event older than the ten newest decisions is still found, however many there are", async () => {
    const object = newObject();
    for (let version = 1; version <= 25; version += 1) await appendDecision(table, skip(object, version));
    const late = await readDecisions(table, key(object, "notif_1", NOW));
    expect(late.mine?.version).toBe(1);
    expect(late.head?.version).toBe(25);
    const fresh = await readDecisions(table, key(object, "notif_26", NOW + 100));
    expect(fresh.mine).toBeUndefined();
  });

  test("the rules of one object don't see each other, not even when one's name begins like another's", async () => {
    const object = newObject();
    await appendDecision(table, skip(object, 1));
    await appendDecision(table, skip(object, 1, { rule: "auto-assign-more", event: "other" }));
    expect((await readDecisions(table, key(object, "other"))).mine).toBeUndefined();
    expect(await listDecisions(table, object, "auto-assign")).toHaveLength(1);
  });

  test("a list is newest first, in numbers, not in letters", async () => {
    const object = newObject();
    for (let version = 1; version <= 12; version += 1) await appendDecision(table, skip(object, version));
    const versions = (await listDecisions(table, object, "auto-assign", 4)).map(({ version }) => version);
    expect(versions).toEqual([12, 11, 10, 9]);
  });

  test("gives back what was written, field by field", async () => {
    const object = newObject();
    const written = plan(object, 1, { waitsSince: NOW });
    await appendDecision(table, written);
    expect((await readDecisions(table, key(object, "notif_1"))).mine).toEqual({
      ...written,
      expiresAt: 1_563_537_600,
    });
  });

  test("a decision is kept as long as every one before it, so that a released hold never comes back", async () => {
    const object = newObject();
    const hold = { at: NOW, by: "grace", because: "Lea asked for Ada." };
    await appendDecision(table, skip(object, 1, { outcome: "undo", hold }));
    const { head } = await readDecisions(table, key(object, "notif_9"));
    // Ten years.
    expect(head?.expiresAt).toBe(1_876_305_600);
    const kept = head?.expiresAt === undefined ? {} : { expiresAt: head.expiresAt };
    await appendDecision(table, skip(object, 2, { outcome: "release", ...kept }));
    expect((await readDecisions(table, key(object, "notif_9"))).head).toMatchObject({
      version: 2,
      expiresAt: 1_876_305_600,
    });
  });
});

describe("two who decide at once", () => {
  test("only one gets the version", async () => {
    const object = newObject();
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, n) => appendDecision(table, skip(object, 1, { event: `notif_${n}` }))),
    );
    expect(results.filter(Boolean)).toHaveLength(1);
  });
});

describe("an open plan", () => {
  test("is not taken over while its lease runs, and is once it is over", async () => {
    const object = newObject();
    const open = plan(object, 1);
    await appendDecision(table, open);
    const mine = { owner: "two", until: NOW + 60_000 };
    expect(await takeOverDecision(table, open, mine, NOW + 30_000)).toBe(false);
    expect(await takeOverDecision(table, open, mine, NOW + 30_001)).toBe(true);
    expect((await readDecisions(table, key(object, "notif_1"))).head?.claim).toEqual(mine);
  });

  test("is taken over by one of many", async () => {
    const object = newObject();
    const open = plan(object, 1);
    await appendDecision(table, open);
    const later = NOW + 40_000;
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        takeOverDecision(table, open, { owner: `w${n}`, until: later + 30_000 }, later),
      ),
    );
    expect(results.filter(Boolean)).toHaveLength(1);
  });

  test("is finished by its owner, not by the one who lost it", async () => {
    const object = newObject();
    const open = plan(object, 1);
    await appendDecision(table, open);
    await takeOverDecision(table, open, { owner: "two", until: NOW + 90_000 }, NOW + 40_000);
    const end = {
      state: "done",
      receipts: [{ action: 0, result: "applied", at: NOW, part: "2824" }],
    } as const;
    expect(await finishDecision(table, open, "one", end)).toBe(false);
    expect(await finishDecision(table, open, "two", end)).toBe(true);
    const { head } = await readDecisions(table, key(object, "notif_1"));
    expect(head).toMatchObject({ state: "done", receipts: [{ action: 0, result: "applied", part: "2824" }] });
  });

  test("is finished once: not as something else, nor taken over afterwards", async () => {
    const object = newObject();
    const open = plan(object, 1);
    await appendDecision(table, open);
    const end = { state: "done", receipts: [] } as const;
    expect(await finishDecision(table, open, "one", end)).toBe(true);
    expect(await finishDecision(table, open, "one", { state: "failed", receipts: [] })).toBe(false);
    expect(await takeOverDecision(table, open, { owner: "two", until: NOW }, NOW + 999_999)).toBe(false);
  });

  test("whose owner gives up can be taken over at once, and only the owner can give it up", async () => {
    const object = newObject();
    const open = plan(object, 1);
    await appendDecision(table, open);
    expect(await releaseDecision(table, open, "two")).toBe(false);
    expect(await releaseDecision(table, open, "one")).toBe(true);
    expect(await takeOverDecision(table, open, { owner: "two", until: NOW + 30_000 }, NOW + 1)).toBe(true);
  });
});

describe("a write whose answer was lost and that the client repeats", () => {
  test("is true again: of a plan, a skip, a take-over and an end", async () => {
    const object = newObject();
    const [first, open] = [skip(object, 1), plan(object, 2)];
    for (const entry of [first, first, open, open]) expect(await appendDecision(table, entry)).toBe(true);
    const claim = { owner: "two", until: NOW + 90_000 };
    for (let n = 0; n < 2; n += 1)
      expect(await takeOverDecision(table, open, claim, NOW + 40_000)).toBe(true);
    const end = { state: "done", receipts: [] } as const;
    for (let n = 0; n < 2; n += 1) expect(await finishDecision(table, open, "two", end)).toBe(true);
  });

  test("is not mistaken for another's: neither another worker's plan for the same event, nor a skip over a plan", async () => {
    const object = newObject();
    await appendDecision(table, plan(object, 1));
    const other = plan(object, 1, { claim: { owner: "two", until: NOW + 30_000 } });
    expect(await appendDecision(table, other)).toBe(false);
    expect(await appendDecision(table, skip(object, 1))).toBe(false);
  });
});

describe("the item", () => {
  test("carries its format and its expiry, in the keys of decision 0001", async () => {
    await appendDecision(table, skip("conversation#item", 3));
    const { Item } = await table.client.send(
      new GetCommand({
        TableName: table.name,
        Key: { pk: "conversation#item", sk: "auto-assign#000000003" },
      }),
    );
    // 1_560_945_600 s + 30 days
    expect(Item).toMatchObject({ v: 1, expiresAt: 1_563_537_600 });
  });

  test("of a decision stays below a kilobyte, which is one write unit", async () => {
    expect(
      JSON.stringify(plan("conversation#21330000001", 1, { event: `notif_${"a".repeat(36)}` })).length,
    ).toBeLessThan(900);
  });

  test("of a format that is not known is refused rather than guessed", async () => {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { pk: "conversation#new", sk: "auto-assign#000000001", ...skip("conversation#new", 1), v: 99 },
      }),
    );
    await expect(readDecisions(table, key("conversation#new", "e"))).rejects.toMatchObject({
      code: "state.format_unknown",
    });
  });
});
