import { parameterInvalid, parameterNotFound, typeMismatch } from "../http/errors.ts";
import { flag, id, int32, list, text } from "../http/fields.ts";
import { isObject, type JsonObject } from "../json.ts";
import { type AttributeChanges, readCustomAttributes } from "../people/custom-attributes.ts";

/** What a request may say of a company (companies.md, section 2). Undefined: not said. */
export interface CompanyInput {
  readonly companyId: string;
  readonly name: string | undefined;
  readonly plan: string | undefined;
  readonly remoteCreatedAt: number | undefined;
  readonly monthlySpend: number | undefined;
  readonly size: number | undefined;
  readonly website: string | undefined;
  readonly industry: string | undefined;
  readonly customAttributes: AttributeChanges;
}

/** A company in the `companies` of a person. */
export interface CompanyEntry extends CompanyInput {
  /** Ends this membership. */
  readonly remove: boolean;
}

const LARGEST_SPEND = 2 ** 31 - 1;

/**
 * Reads a company. `company_id` is the client's id, and so is `id` where that is missing. Throws 400
 * `parameter_not_found` without either, `type_mismatch`, `parameter_invalid` and `invalid_document`.
 */
export function readCompanyInput(body: JsonObject): CompanyInput {
  const companyId = id(body, "company_id") ?? id(body, "id");
  if (companyId === undefined) throw parameterNotFound("company_id is required", "company_id");
  return {
    companyId,
    name: text(body, "name"),
    plan: text(body, "plan"),
    remoteCreatedAt: int32(body, "remote_created_at"),
    monthlySpend: readSpend(body),
    size: int32(body, "size"),
    website: text(body, "website"),
    industry: text(body, "industry"),
    customAttributes: readCustomAttributes(body),
  };
}

/** The `companies` of a user or lead, which is an array on the way in (users.md, section 4). */
export function readCompanyEntries(body: JsonObject): readonly CompanyEntry[] {
  return (list(body, "companies") ?? []).map((entry) => {
    if (!isObject(entry)) throw typeMismatch("companies", "an array of objects");
    return { ...readCompanyInput(entry), remove: flag(entry, "remove") ?? false };
  });
}

/** Fractions are cut off. */
function readSpend(body: JsonObject): number | undefined {
  const value = body["monthly_spend"];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "number") throw typeMismatch("monthly_spend", "a number");
  const whole = Math.trunc(value);
  if (Math.abs(whole) <= LARGEST_SPEND) return whole;
  throw parameterInvalid(`monthly_spend must be at most ${LARGEST_SPEND}`, "monthly_spend");
}
