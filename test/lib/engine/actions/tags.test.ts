import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bound } from "../../../../lib/engine/actions/kinds.ts";
import type { Action, Receipt, TagTarget } from "../../../../lib/state/index.ts";
import { startWorkspace, type Workspace } from "./workspace.ts";

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace();
});
afterAll(() => workspace.close());

const tag = { name: "Beta testers" };
const plan = (kind: "tag" | "untag", on: TagTarget[]): Action => ({ kind, on, tag, reason: "a test" });

const leads = async (count: number): Promise<TagTarget[]> =>
  Promise.all(Array.from({ length: count }, async () => ({ kind: "lead", id: await workspace.newLead() })));
const gone = (id: string): TagTarget => ({ kind: "lead", id: `5d0a1c7e9b3f4a2d6100000${id}` });

async function tagsOf({ kind, id }: TagTarget): Promise<number> {
  const { companies, leads, users } = workspace.intercom;
  const read = { company: companies.get, lead: leads.get, user: users.get }[kind];
  return (await read({ id })).tags?.tags?.length ?? 0;
}
const allTags = (on: readonly TagTarget[]) => Promise.all(on.map(tagsOf));

async function undo(action: Action, receipt: Receipt | undefined) {
  if (receipt === undefined) throw new Error("an action has a receipt");
  const reverse = bound(action).undo({ receipt, now: 0, reason: "undo", force: false });
  if ("cannot" in reverse) throw new Error(reverse.cannot);
  return workspace.run(reverse.actions, { look: true });
}

describe("tag and untag", () => {
  test("people, users and leads together, and back", async () => {
    const user = await workspace.intercom.users.createOrUpdate({ user_id: "u-1" });
    const on: TagTarget[] = [...(await leads(2)), { kind: "user", id: user.id }];
    const [receipt] = await workspace.run([plan("tag", on)]);
    expect(receipt).toMatchObject({ result: "applied" });
    expect(receipt).not.toHaveProperty("missing");
    expect(await allTags(on)).toEqual([1, 1, 1]);
    expect(await undo(plan("tag", on), receipt)).toMatchObject([{ result: "applied" }]);
    expect(await allTags(on)).toEqual([0, 0, 0]);
  });

  test("a company, and back", async () => {
    const company = await workspace.intercom.companies.createOrUpdate({ company_id: "c-1", name: "Co" });
    const on: TagTarget[] = [{ kind: "company", id: company.id }];
    const [receipt] = await workspace.run([plan("tag", on)]);
    expect(await allTags(on)).toEqual([1]);
    await undo(plan("tag", on), receipt);
    expect(await allTags(on)).toEqual([0]);
  });

  test("take a tag away, and give it back", async () => {
    const on = await leads(2);
    await workspace.run([plan("tag", on)]);
    const [receipt] = await workspace.run([plan("untag", on)]);
    expect(await allTags(on)).toEqual([0, 0]);
    await undo(plan("untag", on), receipt);
    expect(await allTags(on)).toEqual([1, 1]);
  });

  test("are repeated after a dead owner without a look: one call, and no change", async () => {
    const on = await leads(2);
    await workspace.run([plan("tag", on)]);
    const before = workspace.simulator.stats();
    expect(await workspace.run([plan("tag", on)], { look: true })).toMatchObject([{ result: "applied" }]);
    expect(workspace.simulator.stats().calls - before.calls).toBe(1);
    expect(await allTags(on)).toEqual([1, 1]);
  });

  test.each([0, 1, 2, 3, 4])("a vanished lead in place %i loses nobody else the tag", async (place) => {
    const others = await leads(4);
    const on = others.toSpliced(place, 0, gone("0"));
    const [receipt] = await workspace.run([plan("tag", on)]);
    expect(receipt).toMatchObject({ result: "applied", missing: ["5d0a1c7e9b3f4a2d61000000"] });
    expect(await allTags(others)).toEqual([1, 1, 1, 1]);
    // The undo leaves the vanished one out.
    expect((await undo(plan("tag", on), receipt))[0]).not.toHaveProperty("missing");
    expect(await allTags(others)).toEqual([0, 0, 0, 0]);
  });

  test("several vanished ones are all named", async () => {
    const others = await leads(2);
    const on = [gone("1"), ...others, gone("2"), gone("3")];
    expect(await workspace.run([plan("tag", on)])).toMatchObject([
      {
        result: "applied",
        missing: ["5d0a1c7e9b3f4a2d61000001", "5d0a1c7e9b3f4a2d61000002", "5d0a1c7e9b3f4a2d61000003"],
      },
    ]);
    expect(await allTags(others)).toEqual([1, 1]);
  });

  test("refuse when nobody is left, and go on with the next", async () => {
    const others = await leads(1);
    const receipts = await workspace.run([plan("tag", [gone("1")]), plan("tag", others)]);
    expect(receipts).toMatchObject([
      { result: "refused", reason: "gone", missing: ["5d0a1c7e9b3f4a2d61000001"] },
      { result: "applied" },
    ]);
    expect(await allTags(others)).toEqual([1]);
  });
});
