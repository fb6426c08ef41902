import type { Ids } from "../ids.ts";
import type { Company } from "./company.ts";

/** The companies of a workspace, and the plans they are on. */
export interface Companies {
  add(company: Company): void;
  remove(company: Company): void;
  byId(id: string): Company | undefined;
  byCompanyId(companyId: string): Company | undefined;
  /** The first of them that has the name. */
  byName(name: string): Company | undefined;
  /** In the order of their creation, also those without members. */
  all(): readonly Company[];
  /** A plan is made when its name is first used. */
  planId(name: string): string;
}

export function createCompanies(ids: Ids): Companies {
  const byId = new Map<string, Company>();
  const byCompanyId = new Map<string, Company>();
  const planIds = new Map<string, string>();
  return {
    add(company) {
      byId.set(company.id, company);
      byCompanyId.set(company.companyId, company);
    },
    remove(company) {
      byId.delete(company.id);
      byCompanyId.delete(company.companyId);
    },
    byId: (id) => byId.get(id),
    byCompanyId: (companyId) => byCompanyId.get(companyId),
    byName: (name) => [...byId.values()].find((company) => company.name === name),
    all: () => [...byId.values()],
    planId(name) {
      const id = planIds.get(name) ?? ids.plan();
      planIds.set(name, id);
      return id;
    },
  };
}
