import { seconds } from "../clock.ts";
import { checkRoom } from "../data-attributes/check-room.ts";
import type { JsonObject } from "../json.ts";
import { mergeCustomAttributes } from "../people/custom-attributes.ts";
import { publishCompany } from "../webhooks/publish.ts";
import type { World } from "../world.ts";
import type { Company } from "./company.ts";
import { type CompanyInput, readCompanyInput } from "./input.ts";

/** Of one company (companies.md, section 1). */
const MOST_ATTRIBUTES = 100;

/**
 * `POST /companies`: creates or updates by `company_id` (companies.md, section 2). Fires `company.created`. Throws
 * what reading does, and 422 `custom_data_limit_reached`.
 */
export function saveCompany(world: World, body: JsonObject): Company {
  const input = readCompanyInput(body);
  checkCompany(world, input);
  const { company, created } = writeCompany(world, input);
  if (created) publishCompany(world, company);
  return company;
}

/**
 * Throws 422 `custom_data_limit_reached` when the company would have over 100 attributes, or the workspace too many.
 * Changes nothing.
 */
export function checkCompany(world: World, input: CompanyInput): void {
  attributesAfter(world.companies.byCompanyId(input.companyId), input);
  checkRoom(world, "company", [input.customAttributes]);
}

/** Creates or updates a company that passed `checkCompany`. Its creation is not yet notified. */
export function writeCompany(world: World, input: CompanyInput): { company: Company; created: boolean } {
  const now = seconds(world.clock);
  const known = world.companies.byCompanyId(input.companyId);
  const company = known ?? blankCompany(world, input.companyId, now);
  company.customAttributes = attributesAfter(company, input);
  company.name = input.name ?? company.name;
  company.plan = input.plan ?? company.plan;
  company.remoteCreatedAt = input.remoteCreatedAt ?? company.remoteCreatedAt;
  company.monthlySpend = input.monthlySpend ?? company.monthlySpend;
  company.size = input.size ?? company.size;
  company.website = input.website ?? company.website;
  company.industry = input.industry ?? company.industry;
  company.updatedAt = now;
  world.dataAttributes.learn("company", input.customAttributes, now);
  if (known === undefined) world.companies.add(company);
  return { company, created: known === undefined };
}

function attributesAfter(company: Company | undefined, input: CompanyInput) {
  return mergeCustomAttributes(
    company?.customAttributes ?? new Map(),
    input.customAttributes,
    MOST_ATTRIBUTES,
  );
}

function blankCompany({ ids }: World, companyId: string, now: number): Company {
  return {
    id: ids.company(),
    companyId,
    name: undefined,
    plan: undefined,
    createdAt: now,
    remoteCreatedAt: undefined,
    updatedAt: now,
    lastRequestAt: undefined,
    monthlySpend: 0,
    sessionCount: 0,
    size: undefined,
    website: undefined,
    industry: undefined,
    tagIds: [],
    customAttributes: new Map(),
    members: new Set(),
  };
}
