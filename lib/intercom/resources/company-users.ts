import { type ExactlyOne, oneOf } from "../identifier.ts";
import { type UserList, userList } from "../models/user.ts";
import type { PagedEndpoint, Pages } from "../pages.ts";
import type { CallOptions, Request } from "../request.ts";
import type { Paging } from "./paging.ts";

const listUsersById: PagedEndpoint<UserList> = {
  name: "companies.listUsers",
  method: "GET",
  path: "/companies/{id}/users",
  repeatable: true,
  answer: userList,
  linksOf: ({ pages }) => pages,
};

const listUsersByCompanyId: PagedEndpoint<UserList> = { ...listUsersById, path: "/companies" };

/** Intercom's id of a company, or the client's. */
export type CompanyUsersOf = ExactlyOne<{ id: string; company_id: string }>;

/** The two forms of listing a company's people: docs/intercom-api-1.3/companies.md §7. */
export function companyUsers(request: Request, pages: Pages) {
  return {
    list: async (which: CompanyUsersOf, paging: Paging, options?: CallOptions): Promise<UserList> => {
      const { endpoint, params, query } = callFor(which, paging);
      return request(endpoint, { params, query }, options);
    },

    async *pages(which: CompanyUsersOf, paging: Paging, options?: CallOptions) {
      const { endpoint, params, query } = callFor(which, paging);
      yield* pages(endpoint, query, options, params);
    },
  };
}

interface Call {
  readonly endpoint: PagedEndpoint<UserList>;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Paging & { readonly company_id?: string; readonly type?: string };
}

function callFor(which: CompanyUsersOf, paging: Paging): Call {
  const { id, ...other } = oneOf("the company", ["id", "company_id"], which);
  return id === undefined
    ? { endpoint: listUsersByCompanyId, params: {}, query: { ...other, type: "user", ...paging } }
    : { endpoint: listUsersById, params: { id }, query: paging };
}
