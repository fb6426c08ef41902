import * as z from "zod/mini";
import type { Plan, Proposal } from "../../engine/index.ts";
import type { ConvertAction } from "../../state/index.ts";
import type { Ask, ConvertFacts, PersonFacts, UserIds } from "./facts.ts";
import { choose, meantByEmail, NOT_TRUSTED, skip, type Trust, userOf } from "./which-user.ts";

type SignUp = Extract<Ask, { kind: "sign-up" }>;

const memory = z.object({ askedFor: z.string() });

/**
 * Decides whom a visitor or lead becomes: the user or lead that the sign-up names, by that exact identifier, or the
 * one user with a lead's email if email is trusted. Whenever more than one could be meant, nobody is converted,
 * because a merge is final. `known` is what was remembered of an earlier sign-up of the same person. Pure.
 */
export function decide(facts: ConvertFacts, trust: Trust, known?: unknown): Proposal {
  const { ask, person } = facts;
  switch (ask.kind) {
    case "become-lead":
      return becomeLead(person);
    case "lead-email":
      return mergeByEmail(facts, trust);
    case "sign-up":
      return person === undefined || person.kind === "user"
        ? afterwards(ask, facts, known)
        : signUp(ask, person, facts, trust);
  }
}

function becomeLead(person: PersonFacts | undefined): Proposal {
  if (person === undefined) return GONE;
  if (person.kind !== "visitor") {
    return skip("already_converted", `The visitor is a ${person.kind} already.`);
  }
  return plan(person, { kind: "lead" }, "made_lead", "Your product asked to make a lead of this visitor.");
}

function signUp(ask: SignUp, person: PersonFacts, facts: ConvertFacts, trust: Trust): Proposal {
  const found = userOf(ask.user, facts, trust);
  if ("outcome" in found) return found;
  const proposal = plan(person, found.target, "signed_up", found.because);
  return { ...proposal, memory: { value: { askedFor: nameOf(ask.user) } } };
}

/** Nobody is there to convert any more: fine if it was for this very sign-up. */
function afterwards(ask: SignUp, { person, named, sharing }: ConvertFacts, known: unknown): Proposal {
  const remembered = z.safeParse(memory, known);
  if (remembered.success && remembered.data.askedFor !== nameOf(ask.user)) {
    return skip("converted_to_another", "An earlier sign-up converted this person to another user.");
  }
  const users = named === undefined ? meantByEmail(ask.user, sharing) : [named];
  if (person !== undefined && !users.some(({ id }) => id === person.id)) {
    return skip(
      "converted_to_another",
      "The person is a user already, and not the one that the sign-up names.",
    );
  }
  return users.length === 0 ? GONE : skip("already_converted", "The person is that user already.");
}

function mergeByEmail({ person, sharing }: ConvertFacts, trust: Trust): Proposal {
  if (!trust.mergeByEmail) return NOT_TRUSTED;
  if (person === undefined) return GONE;
  if (person.kind !== "lead") return skip("already_converted", "The lead is a user already.");
  if (person.email === undefined) return skip("no_email", "The lead has no email any more.");
  if (sharing.length === 0) return skip("no_user", "No user has the lead's email.");
  const found = choose(sharing, trust);
  return "outcome" in found ? found : plan(person, found.target, "same_email", found.because);
}

function plan(person: PersonFacts, to: ConvertAction["to"], reason: string, because: string): Plan {
  const kind = person.kind === "lead" ? "lead" : "visitor";
  return {
    outcome: "plan",
    reason,
    because,
    actions: [{ kind: "convert", person: { kind, id: person.id }, to, reason: because }],
    snapshot: { person: person.shown },
  };
}

/** What is remembered of a sign-up: the strongest identifier that it gave. */
function nameOf({ id, user_id, email }: UserIds): string {
  if (id !== undefined) return `id:${id}`;
  return user_id !== undefined ? `user_id:${user_id}` : `email:${email?.toLowerCase()}`;
}

const GONE = skip(
  "gone",
  "Intercom knows no such visitor or lead: converted by someone else, merged or deleted.",
);
