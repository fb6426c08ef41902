import type { Company } from "../companies/company.ts";
import type { World } from "../world.ts";

/** A company as a notification carries one: not as REST shows it (webhooks.md, "Company item"). */
export function companyItem({ appId }: World, company: Company): object {
  return {
    type: "company",
    id: company.id,
    company_id: company.companyId,
    app_id: appId,
    name: company.name ?? null,
    plan_id: null,
    remote_created_at: isoOrNull(company.remoteCreatedAt),
    created_at: isoOrNull(company.createdAt),
    updated_at: isoOrNull(company.updatedAt),
    last_request_at: isoOrNull(company.lastRequestAt),
    monthly_spend: company.monthlySpend,
    session_count: company.sessionCount,
    user_count: company.members.size,
    tag_ids: [],
    custom_attributes: Object.fromEntries(company.customAttributes),
  };
}

/** `2019-06-19T12:00:00.000Z`: other than in a person's item, it ends in Z. */
function isoOrNull(seconds: number | undefined): string | null {
  return seconds === undefined ? null : new Date(seconds * 1000).toISOString();
}
