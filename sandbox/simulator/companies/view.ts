import type { Person } from "../people/person.ts";
import { tagListView } from "../tags/view.ts";
import type { World } from "../world.ts";
import type { Company } from "./company.ts";

/** A company as the API shows one (companies.md, section 1): what is unset is left out. */
export function companyView(world: World, company: Company): object {
  const segments = world.segments.withMember("company", company.id);
  return {
    type: "company",
    company_id: company.companyId,
    id: company.id,
    app_id: world.appId,
    name: company.name,
    remote_created_at: company.remoteCreatedAt,
    created_at: company.createdAt,
    updated_at: company.updatedAt,
    last_request_at: company.lastRequestAt,
    monthly_spend: company.monthlySpend,
    session_count: company.sessionCount,
    user_count: company.members.size,
    size: company.size,
    website: company.website,
    industry: company.industry,
    tags: tagListView(world.tags, company.tagIds),
    segments: { type: "segment.list", segments: segments.map(({ id }) => ({ type: "segment", id })) },
    plan: planView(world, company),
    custom_attributes: Object.fromEntries(company.customAttributes),
  };
}

function planView({ companies }: World, { plan }: Company): object {
  return plan === undefined ? {} : { type: "plan", id: companies.planId(plan), name: plan };
}

/** The companies of a user or lead, each with four members (users.md, section 1). */
export function companiesOfPersonView(world: World, person: Person): object {
  const companies = person.companyIds.flatMap((id) => world.companies.byId(id) ?? []);
  return {
    type: "company.list",
    companies: companies.map(({ id, companyId, name }) => ({
      type: "company",
      company_id: companyId,
      id,
      name: name ?? null,
    })),
  };
}
