import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bound } from "../../../../lib/engine/actions/kinds.ts";
import type { Action, ConvertAction } from "../../../../lib/state/index.ts";
import { startWorkspace, type Workspace } from "./workspace.ts";

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace();
});
afterAll(() => workspace.close());

const reason = "a test";
const convert = (person: ConvertAction["person"], to: ConvertAction["to"]): Action => ({
  kind: "convert",
  person,
  to,
  reason,
});
const userBy = (by: "id" | "user_id" | "email", value: string) => ({ kind: "user", by, value }) as const;

describe("convert", () => {
  test.each(["user_id", "email"] as const)("a lead becomes a user by %s, and is found so", async (by) => {
    const lead = { kind: "lead", id: await workspace.newLead() } as const;
    const plan = [convert(lead, userBy(by, `${by}@example.test`))];
    expect(await workspace.run(plan)).toMatchObject([{ result: "applied" }]);
    expect(await workspace.intercom.users.get({ id: lead.id })).toMatchObject({
      type: "user",
      [by]: `${by}@example.test`,
    });
    expect(await workspace.run(plan, { look: true })).toMatchObject([{ result: "found" }]);
    // Without a dead owner too: someone else has converted the lead already.
    expect(await workspace.run(plan)).toMatchObject([{ result: "found" }]);
  });

  test("a lead is merged into a user by id, and is found so", async () => {
    const user = await workspace.intercom.users.createOrUpdate({ user_id: "u-merge" });
    const plan = [convert({ kind: "lead", id: await workspace.newLead() }, userBy("id", user.id))];
    expect(await workspace.run(plan, { look: true })).toMatchObject([{ result: "applied" }]);
    expect(await workspace.run(plan, { look: true })).toMatchObject([{ result: "found" }]);
  });

  test("a visitor becomes a user", async () => {
    const visitor = { kind: "visitor", id: await workspace.newVisitor() } as const;
    const plan = [convert(visitor, userBy("user_id", "u-visitor"))];
    expect(await workspace.run(plan)).toMatchObject([{ result: "applied" }]);
    expect(await workspace.intercom.users.get({ user_id: "u-visitor" })).toMatchObject({ id: visitor.id });
    expect(await workspace.run(plan, { look: true })).toMatchObject([{ result: "found" }]);
  });

  test("a visitor becomes a lead and keeps its id", async () => {
    const visitor = { kind: "visitor", id: await workspace.newVisitor() } as const;
    const plan = [convert(visitor, { kind: "lead" })];
    expect(await workspace.run(plan, { look: true })).toMatchObject([{ result: "applied" }]);
    expect(await workspace.intercom.leads.get({ id: visitor.id })).toMatchObject({ type: "contact" });
    expect(await workspace.run(plan, { look: true })).toMatchObject([{ result: "found" }]);
  });

  test.each([false, true])("someone who is gone, with no such user: refused (look: %s)", async (look) => {
    const lead = { kind: "lead", id: await workspace.newLead() } as const;
    await workspace.intercom.leads.delete(lead.id);
    const plan = [convert(lead, userBy("email", "nobody@example.test"))];
    expect(await workspace.run(plan, { look })).toMatchObject([{ result: "refused", reason: "person_gone" }]);
  });

  test("into a user who does not exist fails, and the lead stays", async () => {
    const lead = { kind: "lead", id: await workspace.newLead() } as const;
    const plan = [convert(lead, userBy("id", "5d0a1c7e9b3f4a2d61000009"))];
    expect(await workspace.run(plan)).toMatchObject([{ result: "refused", reason: "intercom.not_found" }]);
    expect(await workspace.intercom.leads.get({ id: lead.id })).toMatchObject({ id: lead.id });
  });
});

describe("archive", () => {
  test.each(["user", "lead"] as const)("a %s, and it is found so", async (kind) => {
    const { id } =
      kind === "lead"
        ? { id: await workspace.newLead() }
        : await workspace.intercom.users.createOrUpdate({ user_id: "u-archive" });
    const plan: Action[] = [{ kind: "archive", person: { kind, id }, reason }];
    expect(await workspace.run(plan)).toMatchObject([{ result: "applied" }]);
    const read = { lead: workspace.intercom.leads.get, user: workspace.intercom.users.get }[kind];
    await expect(read({ id })).rejects.toMatchObject({ code: "intercom.not_found" });
    expect(await workspace.run(plan, { look: true })).toMatchObject([{ result: "found" }]);
  });
});

test("neither can be undone, and the reason says why", () => {
  const reversing = {
    receipt: { action: 0, result: "applied", at: 0 },
    now: 0,
    reason: "undo",
    force: true,
  } as const;
  expect(bound(convert({ kind: "visitor", id: "1" }, { kind: "lead" })).undo(reversing)).toMatchObject({
    cannot: "conversion_is_final",
  });
  const archive: Action = { kind: "archive", person: { kind: "user", id: "1" }, reason };
  expect(bound(archive).undo(reversing)).toMatchObject({ cannot: "restorable" });
});
