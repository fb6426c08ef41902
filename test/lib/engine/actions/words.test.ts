import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bound } from "../../../../lib/engine/actions/kinds.ts";
import type { Action } from "../../../../lib/state/index.ts";
import { startWorkspace, type Workspace } from "./workspace.ts";

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace();
});
afterAll(() => workspace.close());

const body = "Waits <2 days> & more\n\nBen's turn";
const html = "<p>Waits &lt;2 days&gt; &amp; more</p><p>Ben&#39;s turn</p>";
const ACTS = { body, reason: "a test" };
const kinds: { kind: string; make: (conversation: string) => Action; part: string; again: string }[] = [
  {
    kind: "note",
    make: (conversation) => ({ ...ACTS, kind: "note", conversation }),
    part: "note",
    again: "note",
  },
  {
    kind: "reply",
    make: (conversation) => ({ ...ACTS, kind: "reply", conversation, messageType: "comment" }),
    // The first reply in an unassigned conversation assigns it.
    part: "assignment",
    again: "comment",
  },
  {
    kind: "close",
    make: (conversation) => ({ ...ACTS, kind: "close", conversation, was: { state: "open" } }),
    part: "close",
    again: "close",
  },
];

describe.each(kinds)("the words of a $kind", ({ make, part, again }) => {
  const newPlan = async () => {
    const conversation = await workspace.newConversation();
    return { conversation, plan: [make(conversation)] };
  };

  test("arrive as text: nothing in them is markup", async () => {
    const { conversation, plan } = await newPlan();
    const [receipt] = await workspace.run(plan);
    const parts = await workspace.partsOf(conversation);
    expect(parts).toMatchObject([{ part_type: part, body: html, author: { id: "99" } }]);
    expect(receipt).toMatchObject({ result: "applied", part: parts[0]?.id });
  });

  test("are found after a dead owner, and not said twice", async () => {
    const { conversation, plan } = await newPlan();
    const at = Date.now();
    const [{ part: said } = {}] = await workspace.run(plan, { at });
    expect(await workspace.run(plan, { look: true, at })).toMatchObject([{ result: "found", part: said }]);
    // Our clock is three seconds ahead of Intercom's.
    expect(await workspace.run(plan, { look: true, at: at + 3_000 })).toMatchObject([{ result: "found" }]);
    expect(await workspace.partsOf(conversation)).toHaveLength(1);
  });

  test("are said after a dead owner who had not", async () => {
    const { conversation, plan } = await newPlan();
    expect(await workspace.run(plan, { look: true })).toMatchObject([{ result: "applied" }]);
    expect(await workspace.partsOf(conversation)).toMatchObject([{ part_type: part, body: html }]);
  });

  test("that someone else said are not ours", async () => {
    const { conversation, plan } = await newPlan();
    await workspace.intercom.conversations.note(conversation, { admin_id: "12", body: html });
    await workspace.intercom.conversations.replyAsAdmin(conversation, { admin_id: "12", body: html });
    expect(await workspace.run(plan, { look: true })).toMatchObject([{ result: "applied" }]);
    expect((await workspace.partsOf(conversation)).at(-1)).toMatchObject({ author: { id: "99" } });
  });

  test("that we said before the decision don't count", async () => {
    const { conversation, plan } = await newPlan();
    await workspace.run(plan);
    if (part === "close") {
      await workspace.intercom.conversations.open(conversation, { admin_id: "12" });
    }
    const at = Date.now() + 60_000;
    expect(await workspace.run(plan, { look: true, at })).toMatchObject([{ result: "applied" }]);
    const ours = (await workspace.partsOf(conversation)).filter((one) => one.body === html);
    expect(ours.map(({ part_type }) => part_type)).toEqual([part, again]);
  });
});

describe("words", () => {
  test("that a plan says twice are looked for twice", async () => {
    const conversation = await workspace.newConversation();
    const plan: Action[] = [
      { ...ACTS, kind: "note", conversation },
      { ...ACTS, kind: "note", conversation },
    ];
    const at = Date.now();
    await workspace.run(plan.slice(0, 1), { at });
    expect(await workspace.run(plan, { look: true, at })).toMatchObject([
      { result: "found" },
      { result: "applied" },
    ]);
    expect(await workspace.partsOf(conversation)).toHaveLength(2);
  });

  test("are not sent into a conversation that a human has closed meanwhile", async () => {
    const conversation = await workspace.newConversation();
    const action: Action = { ...ACTS, kind: "close", conversation, was: { state: "open" } };
    await workspace.intercom.conversations.close(conversation, { admin_id: "12" });
    expect(await workspace.run([action], { look: true })).toMatchObject([
      { result: "refused", reason: "closed_meanwhile" },
    ]);
  });

  test("can't be taken back, and the reason says why", () => {
    const reversing = {
      receipt: { action: 0, result: "applied", at: 0 },
      now: 0,
      reason: "undo",
      force: true,
    } as const;
    const undo = (action: Action) => bound(action).undo(reversing);
    expect(undo({ ...ACTS, kind: "note", conversation: "1" })).toEqual({
      cannot: "note_stays",
      because: "Intercom's API can't take a note away.",
    });
    expect(undo({ ...ACTS, kind: "reply", conversation: "1", messageType: "comment" })).toEqual({
      cannot: "reply_was_sent",
      because: "The customer has the reply; it can't be unsaid.",
    });
  });
});
