import fc from "fast-check";
import { expect, test } from "vitest";
import { decide } from "../../../../lib/rules/convert-visitors/decide.ts";
import type {
  Ask,
  ConvertFacts,
  PersonFacts,
  UserFacts,
} from "../../../../lib/rules/convert-visitors/facts.ts";

const id = fc.constantFrom("5d0a", "5d0b", "5d0c");
const userId = fc.constantFrom("u-1", "u-2");
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined });
const time = maybe(fc.constantFrom(1_000, 2_000));
const someUser: fc.Arbitrary<UserFacts> = fc.record({
  id,
  userId: maybe(userId),
  createdAt: time,
  lastSeenAt: time,
});
const person: fc.Arbitrary<PersonFacts> = fc.record({
  kind: fc.constantFrom("visitor", "lead", "user"),
  id,
  userId: maybe(userId),
  email: maybe(fc.constant("lea@example.test")),
  shown: fc.constant({ type: "contact" }),
});
const visitor = fc.constant({ user_id: "9d6c7f52-1a34-4d0f-8f7d-2b9e5a3c1d60" });
const userIds = fc.oneof(
  fc.record({ id }),
  fc.record({ user_id: userId }),
  fc.record({ email: fc.constant("lea@example.test") }),
  fc.record({ user_id: userId, email: fc.constant("lea@example.test") }),
);
const ask: fc.Arbitrary<Ask> = fc.oneof(
  fc.record({ kind: fc.constant("sign-up" as const), visitor, user: userIds }),
  fc.record({ kind: fc.constant("become-lead" as const), visitor }),
  fc.record({ kind: fc.constant("lead-email" as const), lead: id }),
);
const facts: fc.Arbitrary<ConvertFacts> = fc.record({
  ask,
  person: maybe(person),
  named: maybe(someUser),
  sharing: fc.uniqueArray(someUser, { maxLength: 3, selector: (user) => user.id }),
});
const survivor = maybe(fc.constantFrom("newest" as const, "oldest" as const, "most-recently-seen" as const));
const trust = fc.record({ mergeByEmail: fc.boolean(), survivor });

test("only who is a visitor or lead is converted, once, and with a snapshot", () => {
  fc.assert(
    fc.property(facts, trust, (facts, trust) => {
      const proposal = decide(facts, trust);
      if (proposal.outcome === "skip") return;
      expect(["visitor", "lead"]).toContain(facts.person?.kind);
      expect(proposal.actions).toHaveLength(1);
      expect(proposal.snapshot).toEqual({ person: { type: "contact" } });
      const [action] = proposal.actions;
      expect(action).toMatchObject({ person: { kind: facts.person?.kind, id: facts.person?.id } });
    }),
  );
});

test("nobody is merged into a user whom only an email names, unless email is trusted", () => {
  fc.assert(
    fc.property(facts, survivor, (facts, survivor) => {
      const proposal = decide(facts, { mergeByEmail: false, survivor });
      if (proposal.outcome === "skip") return;
      const [action] = proposal.actions;
      if (action?.kind !== "convert" || action.to.kind === "lead") return;
      // What the sign-up itself says, and nothing that was found by looking for an email.
      expect(facts.ask).toMatchObject({ kind: "sign-up", user: { [action.to.by]: action.to.value } });
      if (action.to.by === "email") expect(facts.sharing).toEqual([]);
    }),
  );
});

test("of several users with one email none is taken without a survivor", () => {
  fc.assert(
    fc.property(facts, (facts) => {
      const proposal = decide({ ...facts, named: undefined }, { mergeByEmail: true, survivor: undefined });
      if (proposal.outcome === "skip") return;
      const [action] = proposal.actions;
      if (action?.kind !== "convert" || action.to.kind === "lead" || action.to.by !== "id") return;
      const { value } = action.to;
      const candidates = facts.sharing.filter(
        ({ userId }) =>
          facts.ask.kind !== "sign-up" || !("user_id" in facts.ask.user) || userId === undefined,
      );
      expect(candidates.map(({ id }) => id)).toEqual([value]);
    }),
  );
});

test("the order in which Intercom lists the users decides nothing", () => {
  fc.assert(
    fc.property(facts, trust, (facts, trust) => {
      const turned = { ...facts, sharing: facts.sharing.toReversed() };
      expect(decide(turned, trust).reason).toBe(decide(facts, trust).reason);
      const [one, other] = [decide(facts, trust), decide(turned, trust)];
      if (one.outcome === "plan" && other.outcome === "plan") expect(other.actions).toEqual(one.actions);
    }),
  );
});

test("a sentence for people never has an email in it", () => {
  fc.assert(
    fc.property(facts, trust, (facts, trust) => {
      expect(decide(facts, trust).because).not.toContain("@");
    }),
  );
});
