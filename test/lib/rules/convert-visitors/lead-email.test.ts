import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addedEmail, type House, startHouse } from "./support.ts";

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.close());

const trusting = { mode: "live", mergeByEmail: true } as const;

describe("a lead who leaves an email", () => {
  test("is not even looked at unless email is trusted", async () => {
    const lead = await house.intercom.leads.create({ email: "shy@example.test" });
    await house.intercom.users.createOrUpdate({ user_id: "u-shy", email: "shy@example.test" });
    const before = house.calls.length;
    expect(await house.decide(addedEmail("shy_1", lead.id))).toMatchObject({ reason: "email_not_trusted" });
    // The list of teammates, for the acting admin.
    expect(house.calls.slice(before)).toEqual(["GET /admins"]);
  });

  test("is merged into the one user with that email, whatever its capitals", async () => {
    const lead = await house.intercom.leads.create({ email: "Lea@Example.test", name: "Lea Moss" });
    const user = await house.intercom.users.createOrUpdate({ user_id: "u-lea", email: "lea@example.test" });
    const decision = await house.decide(addedEmail("lea_1", lead.id), trusting);
    expect(decision).toMatchObject({
      reason: "same_email",
      actions: [{ person: { kind: "lead", id: lead.id }, to: { kind: "user", by: "id", value: user.id } }],
      receipts: [{ result: "applied" }],
    });
    await expect(house.intercom.leads.get({ id: lead.id })).rejects.toMatchObject({
      code: "intercom.not_found",
    });
    expect(await house.intercom.users.get({ id: user.id })).toMatchObject({ user_id: "u-lea" });
    expect(await house.snapshotsOf(lead.id)).toMatchObject([{ person: { id: lead.id, name: "Lea Moss" } }]);
    expect(await house.decide(addedEmail("lea_2", lead.id), trusting)).toMatchObject({ reason: "gone" });
  });

  test("whom several leads share is merged from each of them", async () => {
    const user = await house.intercom.users.createOrUpdate({ user_id: "u-many", email: "many@example.test" });
    for (const n of [1, 2, 3]) {
      const lead = await house.intercom.leads.create({ email: "many@example.test" });
      const decision = await house.decide(addedEmail(`many_${n}`, lead.id), trusting);
      expect(decision).toMatchObject({
        receipts: [{ result: "applied" }],
        actions: [{ to: { value: user.id } }],
      });
    }
    expect(await house.intercom.leads.findByEmail("many@example.test")).toEqual([]);
  });

  test("stays a lead when nobody has it, or several and no survivor is set", async () => {
    const lead = await house.intercom.leads.create({ email: "two@example.test" });
    expect(await house.decide(addedEmail("two_1", lead.id), trusting)).toMatchObject({ reason: "no_user" });
    await house.intercom.users.createOrUpdate({ user_id: "u-two-a", email: "two@example.test" });
    await house.intercom.users.createOrUpdate({
      user_id: "u-two-b",
      email: "two@example.test",
      last_request_at: 1_560_000_000,
    });
    expect(await house.decide(addedEmail("two_2", lead.id), trusting)).toMatchObject({
      reason: "several_users",
    });
    const survivor = { ...trusting, survivor: "most-recently-seen" } as const;
    const seen = await house.intercom.users.get({ user_id: "u-two-b" });
    expect(await house.decide(addedEmail("two_3", lead.id), survivor)).toMatchObject({
      actions: [{ to: { by: "id", value: seen.id } }],
      receipts: [{ result: "applied" }],
    });
  });

  test("and has none any more, or is a user by now, is left alone", async () => {
    const without = await house.intercom.leads.create({});
    expect(await house.decide(addedEmail("none_1", without.id), trusting)).toMatchObject({
      reason: "no_email",
    });
    const lead = await house.intercom.leads.create({ email: "now@example.test" });
    await house.intercom.leads.convert({ contact: { id: lead.id }, user: { user_id: "u-now" } });
    expect(await house.decide(addedEmail("now_1", lead.id), trusting)).toMatchObject({
      reason: "already_converted",
    });
  });
});
