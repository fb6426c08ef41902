import { describe, expect, test } from "vitest";
import {
  addLead,
  addUser,
  at,
  listAt,
  refusal,
  startWorkspace,
  type TestWorkspace,
  textAt,
} from "../support/workspace.ts";

const GONE = [404, "not_found", "scroll parameter not found"];
const EXISTS = [400, "scroll_exists", "scroll already exists for this workspace"];

async function step(workspace: TestWorkspace, kind: string, param?: string) {
  const query = param === undefined ? "" : `?scroll_param=${param}`;
  const { body } = await workspace.get(`/${kind}/scroll${query}`);
  return {
    body,
    param: textAt(body, "scroll_param"),
    ids: listAt(body, kind).map((one) => textAt(one, "id")),
  };
}

describe("scrolling", () => {
  test.each(["users", "contacts", "companies"])(
    "through all %s, 100 a page, to an empty one",
    async (kind) => {
      const workspace = await startWorkspace();
      await workspace.door("POST", "seed", { users: 205, leads: 205 });
      if (kind === "companies") {
        for (let n = 0; n < 205; n += 1) {
          await addUser(workspace, { user_id: `member-${n}`, companies: [{ company_id: n }] });
        }
        await workspace.post("/companies", { company_id: "of nobody" });
      }
      const seen: string[] = [];
      const sizes: number[] = [];
      let param: string | undefined;
      do {
        const page = await step(workspace, kind, param);
        expect(Object.keys(Object(page.body)).toSorted()).toEqual(["scroll_param", "type", kind].toSorted());
        seen.push(...page.ids);
        sizes.push(page.ids.length);
        param = page.param;
      } while (sizes.at(-1) !== 0);
      expect(sizes).toEqual([100, 100, 5, 0]);
      expect(new Set(seen).size).toBe(205);
      expect(refusal(await workspace.get(`/${kind}/scroll?scroll_param=${param}`))).toEqual(GONE);
      // The end frees the workspace for another one.
      expect((await workspace.get(`/${kind}/scroll`)).status).toBe(200);
    },
  );

  test("shows whole objects, of the kind that is asked for", async () => {
    const workspace = await startWorkspace();
    await addUser(workspace, { user_id: "u1" });
    const lead = await addLead(workspace, { name: "Lea" });
    const { body } = await workspace.get("/contacts/scroll");
    expect(body).toMatchObject({
      type: "contact.list",
      contacts: [{ type: "contact", id: lead, name: "Lea" }],
    });
    expect(at(body, "contacts", 1)).toBeUndefined();
  });

  test("is one at a time in a workspace, until it is unused for a minute", async () => {
    const workspace = await startWorkspace();
    await workspace.door("POST", "seed", { users: 250 });
    const first = await step(workspace, "users");
    for (const kind of ["users", "contacts", "companies"]) {
      expect(refusal(await workspace.get(`/${kind}/scroll`))).toEqual(EXISTS);
    }
    workspace.clock.advance(59_999);
    expect((await step(workspace, "users", first.param)).ids).toHaveLength(100);
    workspace.clock.advance(59_999);
    expect(refusal(await workspace.get("/contacts/scroll"))).toEqual(EXISTS);
    workspace.clock.advance(1);
    expect(refusal(await workspace.get(`/users/scroll?scroll_param=${first.param}`))).toEqual(GONE);
    expect((await workspace.get("/contacts/scroll")).status).toBe(200);
  });

  test("a parameter of another kind, or of none, is refused and ends nothing", async () => {
    const workspace = await startWorkspace();
    await workspace.door("POST", "seed", { users: 101 });
    const { param } = await step(workspace, "users");
    expect(refusal(await workspace.get(`/contacts/scroll?scroll_param=${param}`))).toEqual(GONE);
    expect(refusal(await workspace.get("/users/scroll?scroll_param=none"))).toEqual(GONE);
    expect((await step(workspace, "users", param)).ids).toHaveLength(1);
  });

  test("passes over who was archived meanwhile without ending early", async () => {
    const workspace = await startWorkspace();
    await workspace.door("POST", "seed", { users: 201 });
    const { param } = await step(workspace, "users");
    const all = await workspace.get("/users?order=asc&sort=created_at&per_page=60");
    expect(at(all.body, "total_count")).toBe(201);
    const first = await step(workspace, "users", param);
    const last = await step(workspace, "users", first.param);
    expect([first.ids.length, last.ids.length]).toEqual([100, 1]);
    const again = await startWorkspace();
    await again.door("POST", "seed", { users: 201 });
    const begun = await step(again, "users");
    for (const id of first.ids) await again.del(`/users/${id}`);
    expect((await step(again, "users", begun.param)).ids).toEqual(last.ids);
  });
});
