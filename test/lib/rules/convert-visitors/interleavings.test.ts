import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { processEvent } from "../../../../lib/engine/process-event.ts";
import { addedEmail, type House, signedUp, startHouse } from "./support.ts";

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.close());

const live = { mode: "live" } as const;
const conversionsSince = (from: number) =>
  house.calls.slice(from).filter((call) => call.endsWith("/convert"));

/** Processes until it is decided, as the queue would by handing it out again. */
async function untilDecided(event: Parameters<typeof processEvent>[0]) {
  for (let attempt = 0; attempt < 2_000; attempt += 1) {
    const outcome = await processEvent(event, house.invocation(live).run);
    if (outcome.kind !== "later") return outcome;
  }
  throw new Error("it was never decided");
}

test("two sign-ups of one visitor at once: one conversion, and the other finds it done", async () => {
  const { id, user_id } = await house.newVisitor();
  const before = house.calls.length;
  const outcomes = await Promise.all(
    ["at_once_1", "at_once_2"].map((event) =>
      untilDecided(signedUp(event, { user_id }, { user_id: "u-once" })),
    ),
  );
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["acted", "skipped"]);
  expect(conversionsSince(before)).toEqual(["POST /visitors/convert"]);
  expect(await house.intercom.users.get({ user_id: "u-once" })).toMatchObject({ id });
});

test("two sign-ups of one visitor by its two ids at once: nobody fails, and there is one user", async () => {
  const { id, user_id } = await house.newVisitor();
  const outcomes = await Promise.all([
    untilDecided(signedUp("two_ids_1", { user_id }, { user_id: "u-two-ids" })),
    untilDecided(signedUp("two_ids_2", { id }, { user_id: "u-two-ids" })),
  ]);
  for (const { kind } of outcomes) expect(["acted", "skipped"]).toContain(kind);
  expect(await house.intercom.users.get({ user_id: "u-two-ids" })).toMatchObject({ id });
});

test("two sign-ups of one visitor for two users at once: one of them is made, the other is not", async () => {
  const { user_id } = await house.newVisitor();
  const before = house.calls.length;
  const outcomes = await Promise.all(
    ["a", "b"].map((name) =>
      untilDecided(signedUp(`rival_${name}`, { user_id }, { user_id: `u-rival-${name}` })),
    ),
  );
  expect(outcomes.map(({ decision }) => decision.reason).sort()).toEqual([
    "converted_to_another",
    "signed_up",
  ]);
  expect(conversionsSince(before)).toHaveLength(1);
});

test("a conversion whose answer was lost is looked up, and not made again", async () => {
  const { id, user_id } = await house.newVisitor();
  const before = house.calls.length;
  await house.backDoor("faults", { kind: "drop_after", endpoint: "POST /visitors/convert", count: 1 });
  const event = signedUp("lost_1", { user_id }, { user_id: "u-lost" });
  // Its claim is over at once, so that the next attempt may take the plan up.
  await expect(processEvent(event, house.invocation(live, -1).run)).rejects.toMatchObject({
    code: "intercom.network",
  });
  const outcome = await untilDecided(event);
  expect(outcome).toMatchObject({ kind: "acted", decision: { receipts: [{ result: "found" }] } });
  expect(conversionsSince(before)).toEqual(["POST /visitors/convert"]);
  expect(await house.intercom.users.get({ user_id: "u-lost" })).toMatchObject({ id });
});

test("a lead merged by its email, whose answer was lost, is found in the user", async () => {
  const trusting = { mode: "live", mergeByEmail: true } as const;
  const lead = await house.intercom.leads.create({ email: "lost@example.test" });
  await house.intercom.users.createOrUpdate({ user_id: "u-lost-lead", email: "lost@example.test" });
  const before = house.calls.length;
  await house.backDoor("faults", { kind: "drop_after", endpoint: "POST /contacts/convert", count: 1 });
  const event = addedEmail("lost_2", lead.id);
  await expect(processEvent(event, house.invocation(trusting, -1).run)).rejects.toThrow();
  const outcome = await processEvent(event, house.invocation(trusting).run);
  expect(outcome).toMatchObject({ kind: "acted", decision: { receipts: [{ result: "found" }] } });
  expect(conversionsSince(before)).toEqual(["POST /contacts/convert"]);
});

test("a merge by email and a sign-up of the same lead at once: it ends in one user, and nobody fails", async () => {
  const trusting = { mode: "live", mergeByEmail: true } as const;
  const user = await house.intercom.users.createOrUpdate({ user_id: "u-race", email: "race@example.test" });
  const lead = await house.intercom.leads.create({ email: "race@example.test" });
  const byMessenger = { user_id: String(lead.user_id) };
  const outcomes = await Promise.all([
    processEvent(addedEmail("race_1", lead.id), house.invocation(trusting).run),
    processEvent(signedUp("race_2", byMessenger, { user_id: "u-race" }), house.invocation(trusting).run),
  ]);
  for (const { kind } of outcomes) expect(["acted", "skipped"]).toContain(kind);
  await expect(house.intercom.leads.get({ id: lead.id })).rejects.toMatchObject({
    code: "intercom.not_found",
  });
  expect(await house.intercom.users.findByEmail("race@example.test")).toMatchObject([{ id: user.id }]);
});

test("whatever sign-ups come for one visitor, how often and in whatever order: one conversion", async () => {
  let round = 0;
  const calls = fc.array(fc.record({ event: fc.nat(2), user: fc.nat(1) }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(calls, async (calls) => {
      round += 1;
      const { user_id } = await house.newVisitor();
      const before = house.calls.length;
      for (const { event, user } of calls) {
        const id = `any_${round}_${event}_${user}`;
        await untilDecided(signedUp(id, { user_id }, { user_id: `u-any-${round}-${user}` }));
      }
      expect(conversionsSince(before)).toHaveLength(1);
      const [first] = calls;
      const found = await house.intercom.users.get({ user_id: `u-any-${round}-${first?.user}` });
      expect(found.type).toBe("user");
    }),
    { numRuns: 15 },
  );
});
