import * as z from "zod/mini";
import type { Reading } from "../../engine/index.ts";
import { isSwitchboardError, type Lead, type User, type Visitor } from "../../intercom/index.ts";
import type { Ask, ConvertFacts, PersonFacts, UserFacts, UserIds, VisitorIds } from "./facts.ts";

/**
 * Reads whom the event is about and whom they may become: four calls at most. Nothing is read for a lead's email
 * that isn't trusted.
 */
export async function gather(
  ask: Ask,
  { mergeByEmail }: { readonly mergeByEmail: boolean },
  reading: Reading,
): Promise<ConvertFacts> {
  const nobody = { ask, person: undefined, named: undefined, sharing: [] };
  switch (ask.kind) {
    case "lead-email": {
      if (!mergeByEmail) return nobody;
      const person = await byIntercomId(ask.lead, reading);
      if (person?.kind !== "lead" || person.email === undefined) return { ...nobody, person };
      return { ...nobody, person, sharing: await withEmail(person.email, reading) };
    }
    case "become-lead":
      return { ...nobody, person: await findPerson(ask.visitor, reading) };
    case "sign-up":
      return { ask, person: await findPerson(ask.visitor, reading), ...(await findUsers(ask.user, reading)) };
  }
}

/** A visitor who has written or left an email is a lead with the same ids (docs/intercom-api-1.3/visitors.md). */
async function findPerson(visitor: VisitorIds, reading: Reading): Promise<PersonFacts | undefined> {
  const { intercom, call } = reading;
  const found = await unlessGone(intercom.visitors.get(visitor, call));
  if (found !== undefined) return personFacts("visitor", found);
  if ("id" in visitor) return byIntercomId(visitor.id, reading);
  const lead = await unlessGone(intercom.leads.get(visitor, call));
  return lead === undefined ? undefined : personFacts("lead", lead);
}

/** One call for both: `/users/{id}` answers a lead's id with the lead (docs/intercom-api-1.3/users.md §8). */
async function byIntercomId(id: string, { intercom, call }: Reading): Promise<PersonFacts | undefined> {
  const found = await unlessGone(intercom.users.get({ id }, call));
  if (found === undefined) return undefined;
  return personFacts(found.type === "contact" ? "lead" : "user", found);
}

async function findUsers(
  { id, user_id, email }: UserIds,
  reading: Reading,
): Promise<Pick<ConvertFacts, "named" | "sharing">> {
  const { intercom, call } = reading;
  if (id !== undefined) {
    const found = await unlessGone(intercom.users.get({ id }, call));
    return { named: found?.type === "user" ? userFacts(found) : undefined, sharing: [] };
  }
  const found = user_id === undefined ? undefined : await unlessGone(intercom.users.get({ user_id }, call));
  if (found !== undefined) return { named: userFacts(found), sharing: [] };
  return { named: undefined, sharing: email === undefined ? [] : await withEmail(email, reading) };
}

/** Every user with exactly this email; capitals don't count, because Intercom keeps users' in small letters. */
async function withEmail(email: string, { intercom, call }: Reading): Promise<readonly UserFacts[]> {
  const wanted = email.trim().toLowerCase();
  const users = await intercom.users.findByEmail(wanted, call);
  return users.filter((user) => user.type === "user" && user.email?.toLowerCase() === wanted).map(userFacts);
}

function personFacts(kind: PersonFacts["kind"], person: Visitor | Lead | User): PersonFacts {
  const { id, user_id, email } = person;
  return {
    kind,
    id,
    userId: user_id ?? undefined,
    email: email?.trim() || undefined,
    shown: z.parse(z.json(), person),
  };
}

function userFacts({ id, user_id, created_at, last_request_at }: User): UserFacts {
  return {
    id,
    userId: user_id || undefined,
    createdAt: milliseconds(created_at),
    lastSeenAt: milliseconds(last_request_at),
  };
}

function milliseconds(seconds: number | null | undefined): number | undefined {
  return seconds === null || seconds === undefined ? undefined : seconds * 1000;
}

async function unlessGone<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read;
  } catch (error) {
    if (isSwitchboardError(error) && error.code === "intercom.not_found") return undefined;
    throw error;
  }
}
