import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type Asking,
  conversationsLeg,
  type Lister,
  type Page,
  runSweep,
} from "../../../../lib/engine/index.ts";
import { createIntercomClient, readOnly, unlimited } from "../../../../lib/intercom/index.ts";
import { json, startHttpServer } from "../../intercom/support/http-server.ts";
import { NOON, type SweepWorld, startSweepWorld, type TestFacts, testRule } from "./support.ts";

let world: SweepWorld;
beforeEach(async () => {
  world = await startSweepWorld();
});
afterEach(() => world.close());

const MINUTE = 60_000;
const prepare = async () => (conversation: { state: string }) => ({
  leave: conversation.state === "open" ? undefined : conversation.state,
});
const lister: Lister<TestFacts> = { legs: [conversationsLeg({ prepare })] };
const rule = testRule(lister, { budget: { firstSweep: 500 } });

/** Sweeps now, as the scheduler would; answers the conversations enqueued, and the report. */
async function sweep(by = rule) {
  const invocation = world.invocation(by);
  const report = await runSweep(world.clock.now(), invocation.by);
  return { ids: invocation.ids().map((id) => id.split("#")[1]), report };
}

describe("the listing of conversations", () => {
  test("begins with all of them, and then goes back to the last one, ten minutes less", async () => {
    const old = await world.newConversation();
    await world.clock.advance(11 * MINUTE);
    const newer = await world.newConversation();
    expect((await sweep()).ids).toEqual([newer, old]);
    // 1 minute after the newest: the overlap reaches back nine minutes behind it.
    await world.clock.advance(MINUTE);
    const newest = await world.newConversation();
    expect((await sweep()).ids).toEqual([newest, newer]);
    await world.clock.advance(30 * MINUTE);
    expect((await sweep()).ids).toEqual([newest, newer]);
  });

  test("includes what changed exactly at the edge of the overlap, and nothing that changed a second before", async () => {
    const before = await world.newConversation();
    await world.clock.advance(1000);
    const edge = await world.newConversation();
    await world.clock.advance(10 * MINUTE);
    const top = await world.newConversation();
    expect((await sweep()).ids).toEqual([top, edge, before]);
    await world.clock.advance(1000);
    expect((await sweep()).ids).toEqual([top, edge]);
  });

  test("finds the conversation that changed, and leaves alone what the rule would", async () => {
    const [first, second] = [await world.newConversation(), await world.newConversation()];
    await sweep();
    await world.clock.advance(20 * MINUTE);
    const last = await world.newConversation();
    await sweep();
    await world.clock.advance(20 * MINUTE);
    await world.intercom.conversations.close(first, { admin_id: "99" });
    await world.intercom.conversations.replyAsAdmin(second, { admin_id: "99", body: "Yes" });
    const { ids, report } = await sweep();
    expect(ids).toEqual([second, last]);
    expect(report).toMatchObject({ lookedAt: 3, skipped: { closed: 1 } });
  });

  test("goes back a first time no further than it is told to", async () => {
    await world.newConversation();
    await world.clock.advance(61 * MINUTE);
    const newer = await world.newConversation();
    const near = conversationsLeg({ prepare, lookBackMs: 60 * MINUTE });
    expect((await sweep(testRule({ legs: [near] }))).ids).toEqual([newer]);
  });

  test("moves its mark only when it is through: what a budget cut off comes next", async () => {
    const all: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      all.unshift(await world.newConversation());
      await world.clock.advance(15 * MINUTE);
    }
    const small = testRule(lister, { budget: { perSweep: 2, firstSweep: 2 } });
    const first = await sweep(small);
    await world.clock.advance(MINUTE);
    const second = await sweep(small);
    expect(first.report.outcome).toBe("budget");
    expect([...first.ids, ...second.ids]).toEqual(all);
  });

  test("misses none when they change and come while it lists", async () => {
    const all: string[] = [];
    for (let n = 0; n < 130; n += 1) all.push(await world.newConversation());
    await world.clock.advance(5 * MINUTE);
    const leg = conversationsLeg({ prepare });
    let pages = 0;
    const restless = testRule(
      {
        legs: [
          {
            ...leg,
            async step(from, ask) {
              pages += 1;
              const page = await leg.step(from, ask);
              // One that was still to come moves to the front, before a new one: both push all others down.
              if (pages === 1) {
                await world.intercom.conversations.replyAsAdmin(all[3] ?? "", {
                  admin_id: "99",
                  body: "Yes",
                });
                await world.newConversation();
              }
              return page;
            },
          },
        ],
      },
      { budget: { firstSweep: 500 } },
    );
    const { ids } = await sweep(restless);
    const missed = all.filter((id) => !ids.includes(id));
    expect(missed.filter((id) => id !== all[3])).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    await world.clock.advance(MINUTE);
    expect((await sweep()).ids).toContain(all[3]);
  });
});

describe("the end of what Intercom lists", () => {
  const ask = (origin: string): Asking => {
    const intercom = createIntercomClient({ origin, token: "t", limiter: unlimited });
    const { by } = world.invocation(rule);
    const reading = { ...by.reading, intercom: readOnly(intercom), call: {} };
    return { ...by, rule: "test-rule", mode: "live", reading, most: 500 };
  };

  test("is the ten-thousandth: the listing ends there and says how far it got", async () => {
    const server = await startHttpServer((response, { url }) => {
      const page = Number(new URL(url, "http://intercom").searchParams.get("page"));
      json(response, {
        type: "conversation.list",
        total_count: 20_000,
        pages: { type: "pages", next: "http://127.0.0.1/", page, per_page: 60, total_pages: 334 },
        conversations: [
          {
            type: "conversation",
            id: `c${page}`,
            created_at: 1_560_000_000,
            updated_at: 1_560_945_600 - page,
            assignee: { type: "nobody_admin", id: null },
            open: true,
            state: "open",
          },
        ],
      });
    });
    const leg = conversationsLeg({ prepare });
    const pages: Page<TestFacts>[] = [];
    let cursor: Page<TestFacts>["next"];
    do {
      const step = await leg.step({ cursor, mark: undefined }, ask(server.origin));
      if (step.kind !== "page") throw new Error("no page");
      pages.push(step);
      cursor = step.next;
    } while (cursor !== undefined);
    expect(pages.length).toBe(166);
    expect(pages.at(-1)).toMatchObject({
      mark: NOON - 1000,
      note: "Intercom lists 10,000 conversations at most: those last changed before 2019-06-19T11:57:14.000Z were not looked at.",
    });
  });
});
