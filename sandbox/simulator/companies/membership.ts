import { checkRoom } from "../data-attributes/check-room.ts";
import type { PersonInput } from "../people/input.ts";
import type { Person } from "../people/person.ts";
import { publishCompany } from "../webhooks/publish.ts";
import type { World } from "../world.ts";
import type { Company } from "./company.ts";
import { checkCompany, writeCompany } from "./save.ts";

/** Throws 422 when a company of the request, or the workspace, would have too many attributes. Changes nothing. */
export function checkCompanies(world: World, { companies }: PersonInput): void {
  const joined = companies.filter(({ remove }) => !remove);
  for (const entry of joined) checkCompany(world, entry);
  checkRoom(
    world,
    "company",
    joined.map(({ customAttributes }) => customAttributes),
  );
}

/**
 * Writes the `companies` of a user's or lead's request (users.md, section 4): what is named is joined or left, what
 * isn't named stays. `startedSession`: the request counted one for the person, and so for its companies. Fires
 * `company.created` for new ones.
 */
export function joinCompanies(
  world: World,
  person: Person,
  input: PersonInput,
  startedSession: boolean,
): void {
  const seen = input.newSession || input.updateLastRequestAt || input.lastRequestAt !== undefined;
  for (const entry of input.companies) {
    if (entry.remove) {
      const left = world.companies.byCompanyId(entry.companyId);
      if (left !== undefined) detach(world, left, person);
      continue;
    }
    const { company, created } = writeCompany(world, entry);
    attach(world, company, person);
    if (startedSession) company.sessionCount += 1;
    if (seen) company.lastRequestAt = person.lastRequestAt ?? undefined;
    if (created) publishCompany(world, company);
  }
}

/** Ends all memberships of somebody who goes. */
export function leaveCompanies({ companies }: World, person: Person): void {
  for (const id of person.companyIds) companies.byId(id)?.members.delete(person.id);
}

/** Ends all memberships of a company that goes. */
export function dismissMembers(world: World, company: Company): void {
  for (const id of company.members) {
    const person = world.people.byId(id);
    if (person !== undefined) detach(world, company, person);
  }
}

/** A lead that a user takes in brings its companies. */
export function handCompanies(world: World, from: Person, to: Person): void {
  for (const id of from.companyIds.toReversed()) {
    const company = world.companies.byId(id);
    if (company !== undefined) attach(world, company, to);
  }
  leaveCompanies(world, from);
}

function attach({ people }: World, company: Company, person: Person): void {
  if (!company.members.has(person.id)) {
    people.update(person, (draft) => {
      draft.companyIds = [company.id, ...draft.companyIds];
    });
  }
  company.members.add(person.id);
}

function detach({ people }: World, company: Company, person: Person): void {
  company.members.delete(person.id);
  people.update(person, (draft) => {
    draft.companyIds = draft.companyIds.filter((id) => id !== company.id);
  });
}
