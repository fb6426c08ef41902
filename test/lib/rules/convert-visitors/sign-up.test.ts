import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type House, signedUp, startHouse } from "./support.ts";

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.close());

const writesSince = (from: number) => house.calls.slice(from).filter((call) => !call.startsWith("GET "));

/** A visitor writes in the Messenger, and so is a lead with the same ids. */
async function visitorWhoWrote() {
  const visitor = await house.newVisitor();
  await house.intercom.messages.sendAsPerson({
    from: { type: "contact", id: visitor.id },
    body: "In stock?",
  });
  return visitor;
}

describe("a sign-up", () => {
  test("makes a new user of the visitor whom the Messenger's id names, and keeps a snapshot", async () => {
    const { id, user_id } = await house.newVisitor();
    const decision = await house.decide(signedUp("new_1", { user_id }, { user_id: "u-new" }));
    expect(decision).toMatchObject({ reason: "signed_up", receipts: [{ result: "applied" }] });
    expect(await house.intercom.users.get({ user_id: "u-new" })).toMatchObject({ id, type: "user" });
    await expect(house.intercom.visitors.get({ id })).rejects.toMatchObject({ code: "intercom.not_found" });
    expect(await house.snapshotsOf(String(user_id))).toMatchObject([
      {
        rule: "convert-visitors",
        event: "new_1",
        person: { type: "visitor", id, user_id, name: "Lea Moss" },
      },
    ]);
  });

  test("merges a visitor who has written into the user who exists: the conversation goes along, no identifier does", async () => {
    const { id } = await visitorWhoWrote();
    const user = await house.intercom.users.createOrUpdate({ user_id: "u-old", email: "old@example.test" });
    const decision = await house.decide(signedUp("merge_1", { id }, { user_id: "u-old" }));
    expect(decision).toMatchObject({
      actions: [{ person: { kind: "lead", id } }],
      receipts: [{ result: "applied" }],
    });
    expect(await house.intercom.users.get({ id: user.id })).toMatchObject({
      user_id: "u-old",
      email: "old@example.test",
    });
    const { conversations } = await house.intercom.conversations.list({
      type: "user",
      intercom_user_id: user.id,
    });
    expect(conversations).toHaveLength(1);
    await expect(house.intercom.leads.get({ id })).rejects.toMatchObject({ code: "intercom.not_found" });
    expect(await house.snapshotsOf(id)).toMatchObject([{ person: { type: "contact", id } }]);
  });

  test("makes a lead of a visitor", async () => {
    const { id, user_id } = await house.newVisitor();
    expect(await house.decide(signedUp("lead_1", { user_id }))).toMatchObject({ reason: "made_lead" });
    expect(await house.intercom.leads.get({ id })).toMatchObject({ type: "contact", id });
    expect(await house.decide(signedUp("lead_2", { user_id }))).toMatchObject({
      reason: "already_converted",
    });
  });

  test("repeated with its id is a duplicate, with another id finds the work done; neither writes", async () => {
    const { user_id } = await house.newVisitor();
    const first = signedUp("again_1", { user_id }, { user_id: "u-again" });
    await house.decide(first);
    const before = house.calls.length;
    await house.decide(first);
    expect(house.calls.length).toBe(before);
    const second = await house.decide({ ...first, id: "again_2" });
    expect(second).toMatchObject({ outcome: "skip", reason: "already_converted" });
    expect(writesSince(before)).toEqual([]);
  });

  test("of someone whom another program converted already is done", async () => {
    const { id, user_id } = await house.newVisitor();
    await house.intercom.visitors.convertToUser({ visitor: { id }, user: { user_id: "u-elsewhere" } });
    for (const visitor of [{ id }, { user_id }]) {
      const event = signedUp(`elsewhere_${Object.keys(visitor)}`, visitor, { user_id: "u-elsewhere" });
      expect(await house.decide(event)).toMatchObject({ outcome: "skip", reason: "already_converted" });
    }
  });

  test("for another user than the one before converts nobody", async () => {
    const { user_id } = await house.newVisitor();
    await house.decide(signedUp("first_1", { user_id }, { user_id: "u-first" }));
    const second = await house.decide(signedUp("second_1", { user_id }, { user_id: "u-second" }));
    expect(second).toMatchObject({ outcome: "skip", reason: "converted_to_another" });
    await expect(house.intercom.users.get({ user_id: "u-second" })).rejects.toMatchObject({
      code: "intercom.not_found",
    });
  });

  test("with an identifier that is nobody's, or a user who isn't there, writes nothing", async () => {
    const before = house.calls.length;
    const nobody = await house.decide(
      signedUp("nobody_1", { user_id: "no-such-visitor" }, { user_id: "u-x" }),
    );
    expect(nobody).toMatchObject({ reason: "gone" });
    const { user_id } = await house.newVisitor();
    const unknown = await house.decide(signedUp("nobody_2", { user_id }, { id: "5d0a1c7e9b3f4a2d61000009" }));
    expect(unknown).toMatchObject({ reason: "user_unknown" });
    expect(writesSince(before)).toEqual([]);
  });

  test("whose user_id is new makes no second user of someone known by email", async () => {
    await house.intercom.users.createOrUpdate({ email: "twice@example.test" });
    const { user_id } = await house.newVisitor();
    const ids = { user_id: "u-twice", email: "Twice@example.test" };
    expect(await house.decide(signedUp("twice_1", { user_id }, ids))).toMatchObject({
      reason: "would_make_second_user",
    });
    expect(await house.intercom.users.findByEmail("twice@example.test")).toHaveLength(1);
    const trusting = { mode: "live", mergeByEmail: true } as const;
    expect(await house.decide(signedUp("twice_2", { user_id }, ids), trusting)).toMatchObject({
      reason: "signed_up",
      receipts: [{ result: "applied" }],
    });
    expect(await house.intercom.users.findByEmail("twice@example.test")).toHaveLength(1);
  });

  test("of which Intercom says no for good is parked, with the code, and the person stays", async () => {
    const { id } = await visitorWhoWrote();
    const body = { type: "error.list", errors: [{ code: "bad_request", message: "can't be merged" }] };
    await house.backDoor("faults", {
      kind: "status",
      status: 422,
      body,
      endpoint: "POST /contacts/convert",
      count: 1,
    });
    const event = signedUp("refused_1", { id }, { user_id: "u-refused" });
    expect(await house.handle(event)).toEqual({ isDone: true, sent: [] });
    expect(await house.decisionsOf(id)).toMatchObject([
      { state: "failed", receipts: [{ result: "refused" }] },
    ]);
    expect(await house.intercom.leads.get({ id })).toMatchObject({ id });
  });
});

test("a dry run decides the same, and sends nothing but GET; it is the default", async () => {
  const { id, user_id } = await house.newVisitor();
  const before = house.calls.length;
  for (const settings of [{ mode: "dry-run" }, {}] as const) {
    const event = signedUp(`dry_${Object.keys(settings)}`, { user_id }, { user_id: "u-dry" });
    expect(await house.decide(event, settings)).toMatchObject({
      reason: "signed_up",
      mode: "dry-run",
      receipts: [],
    });
  }
  expect(house.calls.length).toBeGreaterThan(before);
  expect(writesSince(before)).toEqual([]);
  expect(await house.snapshotsOf(String(user_id))).toEqual([]);
  expect(await house.intercom.visitors.get({ id })).toMatchObject({ id });
});

test("switched off, or with nothing to decide about, it asks Intercom nothing", async () => {
  const before = house.calls.length;
  const event = signedUp("off_1", { user_id: "anyone" }, { user_id: "u-off" });
  expect(await house.decide(event, { mode: "off" })).toMatchObject({ reason: "off" });
  await expect(house.decide({ ...event, item: { type: "signup", to: "user" } })).rejects.toMatchObject({
    code: "engine.item_unknown",
  });
  expect(house.calls.length).toBe(before);
});
