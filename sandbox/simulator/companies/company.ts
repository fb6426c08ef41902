import type { AttributeValue } from "../people/person.ts";

/** A company (companies.md). Stamps are Unix seconds; undefined is unset, which no answer shows. */
export interface Company {
  readonly id: string;
  /** The client's id, unique. */
  readonly companyId: string;
  name: string | undefined;
  /** A plan's name. */
  plan: string | undefined;
  readonly createdAt: number;
  remoteCreatedAt: number | undefined;
  updatedAt: number;
  lastRequestAt: number | undefined;
  monthlySpend: number;
  sessionCount: number;
  size: number | undefined;
  website: string | undefined;
  industry: string | undefined;
  /** Replaced as a whole, never changed in place. */
  tagIds: readonly string[];
  /** Replaced as a whole, never changed in place. */
  customAttributes: ReadonlyMap<string, AttributeValue>;
  /** Ids of its users and leads. */
  readonly members: Set<string>;
}
