import { expect, test } from "vitest";
import { textAt } from "../../sandbox/simulator/support/workspace.ts";
import { startOfficial } from "../support/official-client.ts";
import { OBJECT_ID, UUID } from "../support/people.ts";

export function notesEventsSegments(): void {
  test("a note: create, find, list", async () => {
    const { call } = await startOfficial();
    const id = textAt((await call("users", "create", { user_id: "u-77" })).body, "id");
    const input = { body: "Called, wants a demo", admin_id: "11", user: { id } };
    const { body } = await call("notes", "create", input);
    const note = {
      type: "note",
      id: expect.stringMatching(/^\d+$/),
      created_at: 1_560_945_600,
      body: "<p>Called, wants a demo</p>",
      author: { type: "admin", id: "11", name: "Rhea Quill", email: "rhea@example.com", companies: [] },
      user: { type: "user", id },
    };
    expect(body).toEqual(note);
    expect((await call("notes", "find", { id: textAt(body, "id") })).body).toEqual(note);
    const list = { type: "note.list", notes: [note], pages: {} };
    expect((await call("notes", "list", { user_id: "u-77" })).body).toEqual(list);
    const unsigned = await call("notes", "create", { body: "Again", user: { user_id: "u-77" } });
    expect(unsigned.body).not.toHaveProperty("author");
  });

  test("an event is accepted with 202 and nothing, and listed", async () => {
    const { call } = await startOfficial();
    await call("users", "create", { user_id: "u-77", email: "mira@example.net" });
    const created = await call("events", "create", {
      event_name: "placed-order",
      created_at: 1_560_940_000,
      user_id: "u-77",
      metadata: { price: { amount: 1250, currency: "eur" } },
    });
    expect(created.statusCode).toBe(202);
    expect(created.body).toBeUndefined();
    const list = await call("events", "listBy", { type: "user", user_id: "u-77" });
    expect(list.body).toMatchObject({ type: "event.list" });
    expect(list.body).toHaveProperty("events", [
      {
        type: "event",
        id: UUID,
        created_at: 1_560_940_000,
        event_name: "placed-order",
        user_id: "u-77",
        email: "mira@example.net",
        intercom_user_id: OBJECT_ID,
        metadata: { price: { amount: 1250, currency: "eur" } },
      },
    ]);
    for (const key of ["type", "page", "per_page", "total_pages"]) {
      expect(list.body).not.toHaveProperty(`pages.${key}`);
    }
  });

  test("segments: list, find", async () => {
    const { call, door } = await startOfficial();
    const id = textAt((await call("users", "create", { user_id: "u-77" })).body, "id");
    await door("POST", "segments", { name: "Active", members: [id] });
    const active = {
      type: "segment",
      id: OBJECT_ID,
      name: "Active",
      created_at: 1_560_945_600,
      updated_at: 1_560_945_600,
      person_type: "user",
    };
    const { body } = await call("segments", "list");
    expect(body).toEqual({ type: "segment.list", segments: [active] });
    expect((await call("segments", "find", { id: textAt(body, "segments", 0, "id") })).body).toEqual(active);
  });
}
