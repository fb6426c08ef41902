import { companyNotFound } from "../http/errors.ts";
import { given, givenOneOf } from "../http/query.ts";
import type { ApiRequest, Route } from "../http/route.ts";
import { pageOfPeople, USER_LIST } from "../people/list.ts";
import type { World } from "../world.ts";
import type { Company } from "./company.ts";
import { listCompanies } from "./list.ts";
import { dismissMembers } from "./membership.ts";
import { saveCompany } from "./save.ts";
import { companyView } from "./view.ts";

/** Companies (companies.md): create or update, list, view, their users, delete. */
export function companyRoutes(world: World): Route[] {
  const { companies } = world;
  const byId = (request: ApiRequest) => existing(companies.byId(request.param("id")));
  return [
    {
      method: "POST",
      path: "/companies",
      handle: ({ body }) => companyView(world, saveCompany(world, body)),
    },
    { method: "GET", path: "/companies", handle: (request) => listOrView(world, request) },
    { method: "GET", path: "/companies/:id", handle: (request) => companyView(world, byId(request)) },
    {
      method: "GET",
      path: "/companies/:id/users",
      handle: (request) => users(world, byId(request), request),
    },
    { method: "DELETE", path: "/companies/:id", handle: (request) => remove(world, byId(request)) },
  ];
}

/** With `company_id` or `name` it is one company, with `type` too its users. */
function listOrView(world: World, request: ApiRequest): object {
  const { query } = request;
  const [companyId, name] = [given(query, "company_id"), given(query, "name")];
  if (companyId === undefined && name === undefined) return listCompanies(world, request);
  const company = existing(
    companyId === undefined ? world.companies.byName(name ?? "") : world.companies.byCompanyId(companyId),
  );
  // The documents say both (companies.md, section 7).
  if (givenOneOf(query, "type", ["user", "users"]) === undefined) return companyView(world, company);
  return users(world, company, request);
}

/** Users and leads. */
function users(world: World, company: Company, request: ApiRequest): object {
  return pageOfPeople(world, request, USER_LIST, world.people.among(company.members));
}

/** The form of 2.1, as the facts suggest it: `object` in place of `type`. */
function remove(world: World, company: Company): object {
  dismissMembers(world, company);
  world.companies.remove(company);
  return { id: company.id, object: "company", deleted: true };
}

function existing(company: Company | undefined): Company {
  if (company === undefined) throw companyNotFound();
  return company;
}
