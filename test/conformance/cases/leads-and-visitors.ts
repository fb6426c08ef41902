import { expect, test } from "vitest";
import { textAt } from "../../sandbox/simulator/support/workspace.ts";
import { startOfficial } from "../support/official-client.ts";
import { BLANK, OBJECT_ID, ONE_PAGE, UUID } from "../support/people.ts";

const PSEUDONYM = expect.stringMatching(/^[A-Z][a-z]+ [A-Z][a-z]+/);

const LEA = {
  ...BLANK,
  type: "contact",
  id: OBJECT_ID,
  user_id: UUID,
  anonymous: true,
  email: "lea@example.test",
  name: "Lea Moss",
  pseudonym: PSEUDONYM,
  location_data: {},
  owner_id: null,
};

const VISITOR = { ...LEA, type: "visitor", email: null, name: "Teal", last_request_at: 1_560_945_600 };

export function leadsAndVisitors(): void {
  test("a lead: create, find, list, update", async () => {
    const { call } = await startOfficial();
    const { body } = await call("leads", "create", { email: "lea@example.test", name: "Lea Moss" });
    expect(body).toEqual(LEA);
    const [id, user_id] = [textAt(body, "id"), textAt(body, "user_id")];
    expect((await call("leads", "find", { id })).body).toEqual(LEA);
    expect((await call("contacts", "find", { user_id })).body).toEqual(LEA);
    const list = { type: "contact.list", limited: false, total_count: 1, contacts: [LEA], pages: ONE_PAGE };
    expect((await call("leads", "list")).body).toEqual(list);
    expect((await call("leads", "listBy", { email: "lea@example.test" })).body).toEqual(list);
    expect((await call("leads", "update", { id, phone: "+49 1" })).body).toEqual({ ...LEA, phone: "+49 1" });
  });

  test("email never identifies a lead: the same one again is another lead", async () => {
    const { call } = await startOfficial();
    const first = await call("leads", "create", { email: "lea@example.test" });
    const second = await call("leads", "create", { email: "lea@example.test" });
    expect(textAt(second.body, "id")).not.toBe(textAt(first.body, "id"));
  });

  test("a lead is converted: the email is kept, the generated user_id is not", async () => {
    const { call } = await startOfficial();
    const { body } = await call("leads", "create", { email: "lea@example.test", name: "Lea Moss" });
    const converted = await call("leads", "convert", {
      contact: { user_id: textAt(body, "user_id") },
      user: { email: "lea@example.test" },
    });
    const { owner_id: _, ...shared } = LEA;
    expect(converted.body).toEqual({
      ...shared,
      type: "user",
      user_id: null,
      anonymous: false,
      signed_up_at: 1_560_945_600,
      remote_created_at: 1_560_945_600,
    });
  });

  test("a lead is deleted", async () => {
    const { call } = await startOfficial();
    const { body } = await call("leads", "create", { email: "lea@example.test", name: "Lea Moss" });
    const id = textAt(body, "id");
    expect((await call("leads", "delete", { id })).body).toEqual(LEA);
    await expect(call("leads", "find", { id })).rejects.toMatchObject({ statusCode: 404 });
  });

  test("a visitor: find, update, delete", async () => {
    const { call, door } = await startOfficial();
    const { body } = await door("POST", "visitors", { name: "Teal" });
    const [id, user_id] = [textAt(body, "id"), textAt(body, "user_id")];
    expect((await call("visitors", "find", { id })).body).toEqual(VISITOR);
    expect((await call("visitors", "find", { user_id })).body).toEqual(VISITOR);
    const updated = await call("visitors", "update", { id, phone: "+49 1" });
    expect(updated.body).toEqual({ ...VISITOR, phone: "+49 1" });
    expect((await call("visitors", "delete", { id })).body).toEqual({ ...VISITOR, phone: "+49 1" });
    await expect(call("visitors", "find", { id })).rejects.toMatchObject({
      statusCode: 404,
      message: "Visitor Not Found",
    });
  });

  test("a visitor becomes a user or a lead", async () => {
    const { call, door } = await startOfficial();
    const one = (await door("POST", "visitors", {})).body;
    const user = await call("visitors", "convert", {
      visitor: { user_id: textAt(one, "user_id") },
      user: { email: "sam@example.test" },
      type: "user",
    });
    expect(user.body).toMatchObject({
      type: "user",
      email: "sam@example.test",
      anonymous: false,
      pseudonym: PSEUDONYM,
      signed_up_at: 1_560_945_600,
      remote_created_at: 1_560_945_600,
    });
    const other = (await door("POST", "visitors", { name: "Teal" })).body;
    const [id, user_id] = [textAt(other, "id"), textAt(other, "user_id")];
    const lead = await call("visitors", "convert", { visitor: { user_id }, type: "lead" });
    expect(lead.body).toEqual({ ...VISITOR, type: "contact", id, user_id });
  });
}
