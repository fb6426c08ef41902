import { expect, test } from "vitest";
import { textAt } from "../../sandbox/simulator/support/workspace.ts";
import { startOfficial } from "../support/official-client.ts";
import { BLANK, OBJECT_ID, ONE_PAGE } from "../support/people.ts";

const MIRA = {
  ...BLANK,
  type: "user",
  id: OBJECT_ID,
  user_id: "u-77",
  anonymous: false,
  email: "mira@example.net",
  phone: "+4930123456",
  name: "Mira Holt",
  pseudonym: null,
  location_data: {},
  companies: {
    type: "company.list",
    companies: [{ type: "company", company_id: "c-9", id: OBJECT_ID, name: "Holt GmbH" }],
  },
  remote_created_at: 1_559_347_200,
  signed_up_at: 1_559_347_200,
  custom_attributes: { paid: true, seats: 4, renewed_at: 1_560_000_000 },
};

const INPUT = {
  user_id: "u-77",
  email: "Mira@example.net",
  phone: "+4930123456",
  name: "Mira Holt",
  signed_up_at: 1_559_347_200,
  companies: [{ company_id: "c-9", name: "Holt GmbH" }],
  custom_attributes: { paid: true, seats: 4, renewed_at: 1_560_000_000 },
};

export function users(): void {
  test("create, and find by each identifier", async () => {
    const { call } = await startOfficial();
    const created = await call("users", "create", INPUT);
    expect(created).toMatchObject({ statusCode: 200 });
    expect(created.body).toEqual(MIRA);
    expect((await call("users", "find", { id: textAt(created.body, "id") })).body).toEqual(MIRA);
    expect((await call("users", "find", { user_id: "u-77" })).body).toEqual(MIRA);
    const list = { type: "user.list", limited: false, total_count: 1, users: [MIRA], pages: ONE_PAGE };
    expect((await call("users", "find", { email: "mira@example.net" })).body).toEqual(list);
    expect((await call("users", "list")).body).toEqual(list);
    expect((await call("users", "listBy", { email: "mira@example.net" })).body).toEqual(list);
  });

  test("update keeps what it isn't told", async () => {
    const { call, clock } = await startOfficial();
    const id = textAt((await call("users", "create", INPUT)).body, "id");
    clock.advance(60_000);
    const updated = await call("users", "update", {
      id,
      name: "Mira Stern",
      custom_attributes: { seats: 5 },
    });
    expect(updated.body).toEqual({
      ...MIRA,
      name: "Mira Stern",
      updated_at: 1_560_945_660,
      custom_attributes: { paid: true, seats: 5, renewed_at: 1_560_000_000 },
    });
  });

  test.each([
    ["user_id", { user_id: "u-77" }],
    ["email", { email: "mira@example.net" }],
  ])("archive by %s answers the user, who is gone", async (_, by) => {
    const { call } = await startOfficial();
    await call("users", "create", INPUT);
    expect((await call("users", "archive", by)).body).toEqual(MIRA);
    await expect(call("users", "find", { user_id: "u-77" })).rejects.toMatchObject({ statusCode: 404 });
  });

  test("archive by id", async () => {
    const { call } = await startOfficial();
    const id = textAt((await call("users", "create", INPUT)).body, "id");
    expect((await call("users", "archive", { id })).body).toEqual(MIRA);
    expect((await call("users", "list")).body).toMatchObject({ total_count: 0, users: [] });
  });

  test("a request for permanent deletion has a number", async () => {
    const { call } = await startOfficial();
    const id = textAt((await call("users", "create", INPUT)).body, "id");
    expect((await call("users", "requestPermanentDeletion", id)).body).toEqual({ id: expect.any(Number) });
    await call("users", "create", { user_id: "u-78" });
    const request = await call("users", "requestPermanentDeletionByParams", { user_id: "u-78" });
    expect(request.body).toEqual({ id: expect.any(Number) });
  });
}
