import { describe, expect, test } from "vitest";
import { attribute, conversation, messageText } from "../../../../lib/conditions/index.ts";
import { decide } from "../../../../lib/rules/auto-assign/decide.ts";
import { away, facts, free, settings, support, unassigned } from "./facts.ts";

const billing = support([free("21")], { key: "people:billing", name: "billing", title: "billing" });
const routes = [
  { name: "Refunds", when: attribute("plan").is("pro"), to: { pool: "billing" } },
  { name: "Open ones", when: conversation.state.is("open"), to: { admin: "ada@example.test" } },
];
const pools = { billing: { people: ["ben@example.test"] } };
const asked = {
  conversation: {
    type: "conversation" as const,
    id: "21330000001",
    created_at: 1,
    updated_at: 1,
    assignee: { type: "nobody_admin" },
    open: true,
    state: "open",
  },
};
const workspace = facts({
  pools: [support([free("11")]), billing],
  ids: new Map([
    ["ada@example.test", "13"],
    ["Tier 2", "500"],
  ]),
  asked,
});

describe("routes", () => {
  test("the first whose condition holds takes the conversation, and the reason says which and why", () => {
    const all = [{ ...routes[1], when: undefined, name: "All", to: { pool: "billing" } }];
    expect(decide(workspace, settings({ pools, routes: all }))).toMatchObject({
      because: 'Route "All" takes it. Next in turn of the 1 free in billing (1 in all).',
      actions: [{ draw: { pool: "people:billing", among: ["21"] } }],
    });
  });

  test("one whose condition can't be told is passed over", () => {
    expect(decide(workspace, settings({ pools, routes }))).toMatchObject({
      outcome: "plan",
      because: 'Route "Open ones" takes it. Conversation\'s state is "open". It goes to 13.',
      actions: [{ kind: "assign", to: { type: "admin", id: "13" } }],
    });
  });

  test("to a teammate who is away makes it wait for them", () => {
    const absent = { ...workspace, teammates: new Map([["13", away("13")]]) };
    expect(decide(absent, settings({ pools, routes }))).toMatchObject({
      reason: "nobody_free",
      because: 'Route "Open ones" takes it. Conversation\'s state is "open". 13 is away.',
      memory: { value: { waitsFor: { admin: "13" } } },
    });
  });

  test("to a team give it to the team as a whole", () => {
    expect(decide(workspace, settings({ routes: [{ name: "T2", to: { team: "Tier 2" } }] }))).toMatchObject({
      actions: [{ kind: "assign", to: { type: "team", id: "500" } }],
    });
  });

  test("that take nothing leave it to the pool, to otherwise, or alone", () => {
    const none = [{ name: "None", when: messageText.contains("x"), to: { pool: "billing" } }];
    const rest = (change: object) => decide(workspace, settings({ pools, routes: none, ...change }));
    expect(rest({})).toMatchObject({
      because: "No route takes it. Next in turn of the 1 free in Support (1 in all).",
    });
    expect(rest({ pool: undefined, otherwise: { pool: "billing" } })).toMatchObject({
      actions: [{ draw: { pool: "people:billing" } }],
    });
    expect(rest({ pool: undefined })).toMatchObject({ outcome: "skip", reason: "no_route" });
  });

  test("don't concern a conversation that lies with a team: it is drawn from that team", () => {
    const withTeam = { ...unassigned, assignee: { type: "team", id: "814865" } };
    expect(decide({ ...workspace, conversation: withTeam }, settings({ pools, routes }))).toMatchObject({
      because: "It lies with Support. Next in turn of the 1 free in Support (1 in all).",
      actions: [{ draw: { pool: "814865" } }],
    });
  });
});

test("what the settings exclude is left alone, and the reason says why", () => {
  const exclude = conversation.state.is("open");
  expect(decide(workspace, settings({ exclude }))).toMatchObject({
    outcome: "skip",
    reason: "excluded",
    because: 'The settings exclude it. Conversation\'s state is "open".',
  });
});
