import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { attribute, firstMessage } from "../../../../lib/conditions/index.ts";
import { readBacklog } from "../../../../lib/state/index.ts";
import { type Office, openOffice } from "./office.ts";

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.shut());

const NOON = 1_560_945_600_000;
const people = (...names: string[]) => names.map((name) => `${name}@example.test`);
const holders = (ids: readonly string[]) => Promise.all(ids.map((id) => office.has(id)));
const conversations = async (many: number) => {
  const ids: string[] = [];
  for (let n = 0; n < many; n += 1) ids.push(await office.writes());
  return ids;
};

describe("limits, by Intercom's own counts", () => {
  test("Intercom's worked example: limit 3, A has 3 and B has 1: B gets the next two before A gets one", async () => {
    const [one = "", two = "", three = "", four = "", ...next] = await conversations(7);
    for (const [id, admin] of [
      [one, "11"],
      [two, "11"],
      [three, "11"],
      [four, "12"],
    ] as const) {
      await office.intercom.conversations.assign(id, {
        admin_id: "99",
        assignee: { type: "admin", id: admin },
      });
    }
    const given = { pool: { team: "Support", strategy: "balanced", limitPerPerson: 3 } };
    await office.tell(given, ...next);
    expect(await holders(next)).toEqual(["12", "12", null]);
    const [, , last = ""] = next;
    expect((await office.decided(last))?.reason).toBe("nobody_free");
    await office.close(one, "11");
    await office.sweep(given, NOON);
    expect(await holders([last])).toEqual(["11"]);
  });

  test("of a whole pool: it gives no more than that, until one of its own is closed", async () => {
    const given = { pool: { team: "Support", limitPerPool: 2 } };
    const [one = "", two = "", three = ""] = await conversations(3);
    await office.tell(given, one, two, three);
    expect(await holders([one, two, three])).toEqual(["11", "12", null]);
    await office.close(one, "11");
    // Too fresh to ask about: it might be on its way to Intercom still.
    await office.sweep(given, NOON);
    expect(await holders([three])).toEqual([null]);
    await office.sweep(given, NOON + 300_000, 180_000);
    expect(await holders([three])).toEqual(["11"]);
    expect((await office.decided(three))?.reason).toBe("assigned");
  });

  test("of a whole pool counts no conversation that a teammate gave to someone else", async () => {
    const given = { pool: { team: "Support", limitPerPool: 1 } };
    const [one = "", two = ""] = await conversations(2);
    await office.tell(given, one, two);
    await office.intercom.conversations.assign(one, {
      admin_id: "11",
      assignee: { type: "admin", id: "13" },
    });
    await office.sweep(given, NOON, 180_000);
    expect(await holders([one, two])).toEqual(["13", "12"]);
  });
});

describe("routes", () => {
  const given = {
    pools: { billing: { people: people("cleo") } },
    routes: [
      { name: "Refunds", when: firstMessage.contains("refund"), to: { pool: "billing" } },
      { name: "Pro", when: attribute("plan").is("pro"), to: { admin: "ben@example.test" } },
    ],
    noteReason: true,
  };

  test("send by what was written and by who writes, and a note says why", async () => {
    const refund = await office.writes("A refund, please");
    const pro = await office.writes("Hello", { custom_attributes: { plan: "pro" } });
    const rest = await office.writes("Hello");
    await office.tell(given, refund, pro, rest);
    expect(await holders([refund, pro, rest])).toEqual(["13", "12", "11"]);
    const { conversation_parts } = await office.intercom.conversations.get(refund);
    const parts = conversation_parts?.conversation_parts ?? [];
    const note = parts.find(({ part_type }) => part_type === "note");
    expect(note?.body).toContain(
      "Assigned by Switchboard. Route &quot;Refunds&quot; takes it.".replaceAll(
        "&quot;",
        note?.body?.includes("&quot;") === true ? "&quot;" : '"',
      ),
    );
  });

  test("are followed by a sweep too, which reads whole what a list doesn't tell", async () => {
    const pro = await office.writes("Hello", { custom_attributes: { plan: "pro" } });
    expect(await office.sweep(given, NOON)).toMatchObject({ lookedAt: 1, enqueued: 1 });
    expect(await holders([pro])).toEqual(["12"]);
  });
});

describe("the backlog", () => {
  test("of a pool that is full holds nobody else up, and only what can be served is enqueued", async () => {
    const given = {
      pools: {
        first: { people: people("ada"), limitPerPerson: 1 },
        second: { people: people("ben"), limitPerPerson: 1 },
      },
      pool: undefined,
      routes: [{ name: "First", when: firstMessage.contains("first"), to: { pool: "first" } }],
      otherwise: { pool: "second" },
    };
    const [a, b, c, d] = await Promise.all(
      ["first", "first", "second", "second"].map((body) => office.writes(body)),
    );
    await Promise.all([office.away("11", true), office.away("12", true)]);
    await office.tell(given, a ?? "", b ?? "", c ?? "", d ?? "");
    expect(await readBacklog(office.table, "auto-assign", 9)).toHaveLength(4);
    await office.away("12", false);
    const report = await office.sweep(given, NOON);
    expect(report.legs.find(({ name }) => name === "backlog")).toMatchObject({ enqueued: 1 });
    const held = await holders([a ?? "", b ?? "", c ?? "", d ?? ""]);
    expect(held.filter((one) => one === "12")).toHaveLength(1);
    expect(held.slice(0, 2)).toEqual([null, null]);
    expect(await readBacklog(office.table, "auto-assign", 9)).toHaveLength(3);
  });
});

describe("someone who goes away", () => {
  const given = { takeOver: { whenAway: true } };

  test("loses what we gave them when the customer writes again, but not what a teammate gave them", async () => {
    const [ours = "", theirs = ""] = await conversations(2);
    await office.tell(given, ours);
    expect(await holders([ours])).toEqual(["11"]);
    await office.intercom.conversations.assign(theirs, {
      admin_id: "12",
      assignee: { type: "admin", id: "11" },
    });
    await office.away("11", true);
    await office.tell(given, ours, theirs);
    expect(await holders([ours, theirs])).toEqual(["12", "11"]);
    expect((await office.decided(ours))?.reason).toBe("taken_over");
  });

  test("is taken over by a sweep when the notification was lost", async () => {
    const [ours = ""] = await conversations(1);
    await office.tell(given, ours);
    await office.away("11", true);
    await office.sweep(given, NOON);
    expect(await holders([ours])).toEqual(["12"]);
  });
});

describe("a conversation that lies with a team", () => {
  test("is drawn from that team's members only, and without a pool only if the settings say so", async () => {
    const [one = ""] = await conversations(1);
    await office.intercom.conversations.assign(one, {
      admin_id: "12",
      assignee: { type: "team", id: "600" },
    });
    await office.tell({}, one);
    expect(await holders([one])).toEqual(["600"]);
    await office.tell({ teams: "draw" }, one);
    expect(await holders([one])).toEqual(["13"]);
  });
});

describe("calls", () => {
  const made = (from: number) => office.calls.slice(from).map(({ endpoint }) => endpoint);

  test("are one to read, one to act, and one an invocation for counts and the list of teammates", async () => {
    const ids = await conversations(2);
    const before = office.calls.length;
    await office.tell({ pool: { team: "Support", limitPerPerson: 9 } }, ...ids);
    expect(made(before).toSorted()).toEqual([
      "admins.list",
      "conversations.get",
      "conversations.get",
      "conversations.reply",
      "conversations.reply",
      "counts.admins",
    ]);
  });

  test("of a conversation that is left alone are one, whatever the routes ask", async () => {
    const [one = ""] = await conversations(1);
    await office.close(one, "11");
    const before = office.calls.length;
    const routes = [{ name: "Pro", when: attribute("plan").is("pro"), to: { admin: "11" } }];
    await office.tell({ routes }, one);
    expect(made(before).toSorted()).toEqual(["admins.list", "conversations.get"]);
  });
});
