import { ArgumentInvalidError } from "../errors/index.ts";
import { checkInt32 } from "../int32.ts";
import { type CustomAttributes, checkCustomAttributes } from "./custom-attributes.ts";

/** Fields of a company to write, in 32 bits where they are integers. */
interface CompanyFields {
  readonly name?: string;
  /** The plan's name; a new one makes a plan. */
  readonly plan?: string;
  /** Intercom cuts fractions off. */
  readonly monthly_spend?: number;
  /** When it was created on your side: epoch seconds, UTC. */
  readonly remote_created_at?: number;
  /** How many employees it has. */
  readonly size?: number;
  readonly website?: string;
  readonly industry?: string;
  /** At most 100. */
  readonly custom_attributes?: CustomAttributes;
}

/** A company to make or update. */
export interface CompanyInput extends CompanyFields {
  /** The client's id of the company, which can't be changed later. */
  readonly company_id: string;
}

/**
 * A membership to add, along with the company's fields: a company that is not known is made. Or, with `remove`, one to
 * end. Memberships that are not named are kept.
 */
export type CompanyMembership =
  | (CompanyInput & { readonly remove?: never })
  | { readonly company_id: string; readonly remove: true };

const MOST_ATTRIBUTES = 100;

/** Checks a company's limits (docs/intercom-api-1.3/companies.md §1). Throws `ArgumentInvalidError`. */
export function checkCompany(argument: string, company: CompanyInput): void {
  const { company_id, monthly_spend, remote_created_at, size, custom_attributes } = company;
  if (typeof company_id !== "string" || company_id.trim() === "") {
    throw new ArgumentInvalidError(`${argument}.company_id`, "is empty: give the client's id of the company");
  }
  if (monthly_spend !== undefined) checkInt32(`${argument}.monthly_spend`, Math.trunc(monthly_spend));
  checkInt32(`${argument}.remote_created_at`, remote_created_at);
  checkInt32(`${argument}.size`, size);
  checkCustomAttributes(`${argument}.custom_attributes`, custom_attributes, MOST_ATTRIBUTES);
}
