import { describe, expect, test } from "vitest";
import { decide } from "../../../../lib/rules/convert-visitors/decide.ts";
import type { ConvertFacts, PersonFacts, UserFacts } from "../../../../lib/rules/convert-visitors/facts.ts";

const VISITOR = "5d1b2f0c7a6e4d3c2b1a0f9e";
const MESSENGER_ID = "9d6c7f52-1a34-4d0f-8f7d-2b9e5a3c1d60";
const careful = { mergeByEmail: false };
const trusting = { mergeByEmail: true };

const visitor: PersonFacts = {
  kind: "visitor",
  id: VISITOR,
  userId: MESSENGER_ID,
  email: undefined,
  shown: { type: "visitor", id: VISITOR, user_id: MESSENGER_ID },
};
const lead: PersonFacts = {
  kind: "lead",
  id: VISITOR,
  userId: MESSENGER_ID,
  email: "lea@example.test",
  shown: { type: "contact", id: VISITOR },
};
const user: PersonFacts = { ...lead, kind: "user", userId: "u-1" };
const someone = (id: string, more: Partial<UserFacts> = {}): UserFacts => ({
  id,
  userId: undefined,
  createdAt: undefined,
  lastSeenAt: undefined,
  ...more,
});
const facts = (ask: ConvertFacts["ask"], more: Partial<ConvertFacts> = {}): ConvertFacts => ({
  ask,
  person: visitor,
  named: undefined,
  sharing: [],
  ...more,
});
const signUp = (user: object, more: Partial<ConvertFacts> = {}) =>
  facts({ kind: "sign-up", visitor: { user_id: MESSENGER_ID }, user }, more);
const toLead = (more: Partial<ConvertFacts> = {}) =>
  facts({ kind: "become-lead", visitor: { id: VISITOR } }, more);
const leadEmail = (more: Partial<ConvertFacts> = {}) =>
  facts({ kind: "lead-email", lead: VISITOR }, { person: lead, ...more });

const reasonOf = (...args: Parameters<typeof decide>) => decide(...args).reason;
const targetOf = (...args: Parameters<typeof decide>) => {
  const proposal = decide(...args);
  if (proposal.outcome === "skip") throw new Error(`skipped for ${proposal.reason}`);
  const [action, ...others] = proposal.actions;
  expect(others).toEqual([]);
  return action?.kind === "convert" ? action.to : undefined;
};

describe("a sign-up", () => {
  test("converts the visitor into the user it names, and keeps a snapshot and what it was asked", () => {
    const because = "The sign-up names a new user by user_id.";
    expect(decide(signUp({ user_id: "u-1" }), careful)).toEqual({
      outcome: "plan",
      reason: "signed_up",
      because,
      actions: [
        {
          kind: "convert",
          person: { kind: "visitor", id: VISITOR },
          to: { kind: "user", by: "user_id", value: "u-1" },
          reason: because,
        },
      ],
      snapshot: { person: { type: "visitor", id: VISITOR, user_id: MESSENGER_ID } },
      memory: { value: { askedFor: "user_id:u-1" } },
    });
  });

  test("converts a visitor who has written meanwhile as the lead that it is", () => {
    expect(decide(signUp({ user_id: "u-1" }, { person: lead }), careful)).toMatchObject({
      actions: [{ person: { kind: "lead", id: VISITOR } }],
    });
  });

  test("merges into the user who exists, by the identifier that it gave", () => {
    const named = someone("5d0a", { userId: "u-1" });
    expect(targetOf(signUp({ user_id: "u-1" }, { named }), careful)).toEqual({
      kind: "user",
      by: "user_id",
      value: "u-1",
    });
    expect(targetOf(signUp({ id: "5d0a" }, { named }), careful)).toEqual({
      kind: "user",
      by: "id",
      value: "5d0a",
    });
  });

  test("by Intercom's id needs a user who exists", () => {
    expect(reasonOf(signUp({ id: "5d0a" }), careful)).toBe("user_unknown");
    expect(reasonOf(signUp({}), careful)).toBe("user_unknown");
  });

  test("by an email nobody has makes a new user, trusted or not", () => {
    const to = { kind: "user", by: "email", value: "lea@example.test" };
    expect(targetOf(signUp({ email: "lea@example.test" }), careful)).toEqual(to);
    expect(targetOf(signUp({ email: "lea@example.test" }), trusting)).toEqual(to);
  });

  test("by an email somebody has merges only if email is trusted, and then by that user's id", () => {
    const ask = signUp({ email: "lea@example.test" }, { sharing: [someone("5d0a")] });
    expect(reasonOf(ask, careful)).toBe("email_not_trusted");
    expect(targetOf(ask, trusting)).toEqual({ kind: "user", by: "id", value: "5d0a" });
  });

  test("by a new user_id does not make a second user of someone known by the email only", () => {
    const ids = { user_id: "u-1", email: "lea@example.test" };
    const ask = signUp(ids, { sharing: [someone("5d0a")] });
    expect(reasonOf(ask, careful)).toBe("would_make_second_user");
    expect(targetOf(ask, trusting)).toEqual({ kind: "user", by: "id", value: "5d0a" });
    const account = someone("5d0b", { userId: "u-other" });
    expect(targetOf(signUp(ids, { sharing: [account] }), careful)).toEqual({
      kind: "user",
      by: "user_id",
      value: "u-1",
    });
  });

  test("repeated, finds the work done", () => {
    const named = someone(VISITOR, { userId: "u-1" });
    const gone = signUp({ user_id: "u-1" }, { person: undefined, named });
    expect(reasonOf(gone, careful, { askedFor: "user_id:u-1" })).toBe("already_converted");
    expect(reasonOf(gone, careful)).toBe("already_converted");
    expect(reasonOf(signUp({ user_id: "u-1" }, { person: user, named }), careful)).toBe("already_converted");
    const sharing = [someone(VISITOR)];
    const byEmail = signUp({ email: "lea@example.test" }, { person: undefined, sharing });
    expect(reasonOf(byEmail, careful, { askedFor: "email:lea@example.test" })).toBe("already_converted");
  });

  test("for another user than the one before is refused, also when that other user exists", () => {
    const named = someone("5d0c", { userId: "u-2" });
    const second = signUp({ user_id: "u-2" }, { person: undefined, named });
    expect(reasonOf(second, careful, { askedFor: "user_id:u-1" })).toBe("converted_to_another");
    expect(reasonOf(signUp({ user_id: "u-2" }, { person: user, named }), careful)).toBe(
      "converted_to_another",
    );
    expect(reasonOf(signUp({ user_id: "u-2" }, { person: user }), careful)).toBe("converted_to_another");
  });

  test("of somebody whom Intercom doesn't know, for a user it doesn't know either, has nothing to do", () => {
    expect(reasonOf(signUp({ user_id: "u-1" }, { person: undefined }), careful)).toBe("gone");
    const memory = { askedFor: "user_id:u-1" };
    expect(reasonOf(signUp({ user_id: "u-1" }, { person: undefined }), careful, memory)).toBe("gone");
  });
});

describe("a visitor who is to be a lead", () => {
  test("becomes one", () => {
    expect(decide(toLead(), careful)).toMatchObject({
      reason: "made_lead",
      actions: [{ person: { kind: "visitor", id: VISITOR }, to: { kind: "lead" } }],
      snapshot: { person: { id: VISITOR } },
    });
  });

  test("and is one, or a user, already, or is gone", () => {
    expect(reasonOf(toLead({ person: lead }), careful)).toBe("already_converted");
    expect(reasonOf(toLead({ person: user }), careful)).toBe("already_converted");
    expect(reasonOf(toLead({ person: undefined }), careful)).toBe("gone");
  });
});

describe("a lead with an email", () => {
  const one = someone("5d0a", { createdAt: 1_000, lastSeenAt: 5_000 });
  const other = someone("5d0b", { createdAt: 2_000, lastSeenAt: 4_000 });

  test("is merged into the one user who has it, by id, if email is trusted", () => {
    expect(reasonOf(leadEmail({ sharing: [one] }), careful)).toBe("email_not_trusted");
    expect(decide(leadEmail({ sharing: [one] }), trusting)).toMatchObject({
      reason: "same_email",
      actions: [{ person: { kind: "lead", id: VISITOR }, to: { kind: "user", by: "id", value: "5d0a" } }],
      snapshot: { person: { type: "contact", id: VISITOR } },
    });
  });

  test("stays a lead when nobody has it, when it has none any more, or when it is none", () => {
    expect(reasonOf(leadEmail(), trusting)).toBe("no_user");
    expect(reasonOf(leadEmail({ person: { ...lead, email: undefined } }), trusting)).toBe("no_email");
    expect(reasonOf(leadEmail({ person: undefined }), trusting)).toBe("gone");
    expect(reasonOf(leadEmail({ person: user }), trusting)).toBe("already_converted");
  });

  test("is merged into nobody of several without a survivor, or with an unclear one", () => {
    expect(reasonOf(leadEmail({ sharing: [one, other] }), trusting)).toBe("several_users");
    const twin = someone("5d0c", { createdAt: 2_000 });
    const tied = leadEmail({ sharing: [one, other, twin] });
    expect(reasonOf(tied, { ...trusting, survivor: "newest" })).toBe("survivor_unclear");
    const unknown = leadEmail({ sharing: [someone("5d0d"), someone("5d0e")] });
    expect(reasonOf(unknown, { ...trusting, survivor: "oldest" })).toBe("survivor_unclear");
  });

  test.each([
    ["newest", "5d0b"],
    ["oldest", "5d0a"],
    ["most-recently-seen", "5d0a"],
  ] as const)("is merged into the %s of several when that is the survivor", (survivor, value) => {
    const sharing = [one, other];
    expect(targetOf(leadEmail({ sharing }), { ...trusting, survivor })).toEqual({
      kind: "user",
      by: "id",
      value,
    });
  });
});
