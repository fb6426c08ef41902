import { expect, test } from "vitest";
import { addLead, addUser, at, listAt, NOON, startWorkspace } from "../support/workspace.ts";

test("a user who takes a lead in gets its tags, events and notes", async () => {
  const workspace = await startWorkspace();
  const user = await addUser(workspace, { user_id: "u1" });
  const lead = await addLead(workspace);
  await workspace.post("/tags", { name: "Both", users: [{ id: user }, { id: lead }] });
  await workspace.post("/tags", { name: "Lead", users: [{ id: lead }] });
  for (const id of [user, lead]) {
    await workspace.post("/events", { event_name: `by-${id}`, created_at: NOON, id });
    await workspace.post("/notes", { user: { id }, body: `About ${id}` });
  }
  const contact = { id: lead };
  const { body } = await workspace.post("/contacts/convert", { contact, user: { user_id: "u1" } });
  expect(listAt(body, "tags", "tags").map((tag) => at(tag, "name"))).toEqual(["Both", "Lead"]);
  const events = await workspace.get("/events?type=user&user_id=u1");
  expect(listAt(events.body, "events").map((one) => at(one, "event_name"))).toEqual([
    `by-${lead}`,
    `by-${user}`,
  ]);
  const notes = await workspace.get("/notes?user_id=u1");
  expect(listAt(notes.body, "notes").map((one) => at(one, "body"))).toEqual([
    `<p>About ${user}</p>`,
    `<p>About ${lead}</p>`,
  ]);
});
