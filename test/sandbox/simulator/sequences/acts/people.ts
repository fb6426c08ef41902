import type { Model, PersonModel } from "../model.ts";
import type { Fired, Run, Step } from "../run.ts";

/** Emails that several may have; the last one is the second in other letters. */
export const EMAILS = ["e0@example.test", "e1@example.test", "e2@example.test", "E1@Example.test"] as const;

/** What a step writes of a person beside the identifiers: every bit of `d` adds a member. */
export function detailsIn({ c, d }: Step): { readonly body: object; readonly details: Details } {
  const tier = d & 1 ? (["gold", "silver", null] as const)[c % 3] : undefined;
  const unsubscribed = d & 2 ? c % 2 === 0 : undefined;
  const company = d & 4 ? { company_id: `c${c % 3}`, remove: d % 5 === 0 } : undefined;
  return {
    details: { tier, unsubscribed, company },
    body: {
      ...(tier === undefined ? {} : { custom_attributes: { tier } }),
      ...(unsubscribed === undefined ? {} : { unsubscribed_from_emails: unsubscribed }),
      ...(company === undefined ? {} : { companies: [company] }),
    },
  };
}

export interface Details {
  readonly tier: "gold" | "silver" | null | undefined;
  readonly unsubscribed: boolean | undefined;
  readonly company: { readonly company_id: string; readonly remove: boolean } | undefined;
}

/** Writes the details into the model. Answers `company.created` for a company that came to be. */
export async function writeDetails(
  { model, call }: Run,
  person: PersonModel,
  { tier, unsubscribed, company }: Details,
): Promise<readonly Fired[]> {
  if (tier !== undefined) person.tier = tier ?? undefined;
  if (unsubscribed !== undefined) person.unsubscribed = unsubscribed;
  if (company === undefined) return [];
  const known = companyWith(model, company.company_id);
  if (company.remove) {
    if (known !== undefined) person.companies.delete(known);
    return [];
  }
  if (known !== undefined) {
    person.companies.add(known);
    return [];
  }
  const made: unknown = await call("GET", `/companies?company_id=${company.company_id}`);
  const id = String(typeof made === "object" && made !== null && "id" in made ? made.id : "");
  model.companies.set(id, { id, companyId: company.company_id, tags: new Set() });
  person.companies.add(id);
  return [{ topic: "company.created", about: id }];
}

export function companyWith({ companies }: Model, companyId: string): string | undefined {
  return [...companies.values()].find((company) => company.companyId === companyId)?.id;
}
