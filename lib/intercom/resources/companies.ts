import type { Endpoint } from "../endpoint.ts";
import { type ExactlyOne, oneOf } from "../identifier.ts";
import {
  type Company,
  type CompanyList,
  type CompanyScrollPage,
  company,
  companyList,
  companyScrollPage,
  type DeletedCompany,
  deletedCompany,
} from "../models/company.ts";
import type { PagedEndpoint, Pages } from "../pages.ts";
import type { CallOptions, Request } from "../request.ts";
import type { Scroll, ScrollEndpoint, ScrollStart } from "../scroll.ts";
import { type CompanyInput, checkCompany } from "./company-input.ts";
import { type CompanyUsersOf, companyUsers } from "./company-users.ts";
import { entriesOf, type Paging } from "./paging.ts";

const listCompanies: PagedEndpoint<CompanyList> = {
  name: "companies.list",
  method: "GET",
  path: "/companies",
  repeatable: true,
  answer: companyList,
  linksOf: ({ pages }) => pages,
};

const getCompany: Endpoint<Company> = {
  name: "companies.get",
  method: "GET",
  path: "/companies/{id}",
  repeatable: true,
  answer: company,
};

const getCompanyByOther: Endpoint<Company> = { ...getCompany, path: "/companies" };

// Sent twice, it finds by company_id what the first one made, and writes the same again.
const createOrUpdateCompany: Endpoint<Company> = {
  name: "companies.createOrUpdate",
  method: "POST",
  path: "/companies",
  repeatable: true,
  answer: company,
};

// Sent twice, it answers 404, which could not be told from a company that was never there.
const deleteCompany: Endpoint<DeletedCompany> = {
  name: "companies.delete",
  method: "DELETE",
  path: "/companies/{id}",
  repeatable: false,
  answer: deletedCompany,
};

// A cursor moves on with every call, so that a second one could skip a page.
const scrollCompanies: ScrollEndpoint<CompanyScrollPage> = {
  name: "companies.scroll",
  method: "GET",
  path: "/companies/scroll",
  repeatable: false,
  answer: companyScrollPage,
  sizeOf: ({ companies }) => companies.length,
};

export type CompanyFilter =
  | { readonly tag_id?: never; readonly segment_id?: never }
  | ExactlyOne<{ tag_id: string; segment_id: string }>;

/** Default: 50 a page, those seen last first. Companies without users are left out. */
export type CompanyQuery = CompanyFilter &
  Paging & {
    /** By `last_request_at`. Default `desc`. */
    readonly order?: "asc" | "desc";
  };

/** By `name`, which of several comes is not said anywhere. */
export type CompanyIdentifier = ExactlyOne<{ id: string; company_id: string; name: string }>;

/** Companies: docs/intercom-api-1.3/companies.md. */
export function companiesResource(request: Request, pages: Pages, scroll: Scroll) {
  const users = companyUsers(request, pages);

  return {
    /**
     * Updates the company found by `company_id`, else makes one. A company without users is kept, but in no list.
     * Throws `ArgumentInvalidError` for its limits.
     */
    createOrUpdate: async (fields: CompanyInput, options?: CallOptions) => {
      checkCompany("the company", fields);
      return request(createOrUpdateCompany, { body: fields }, options);
    },

    /** One page. Intercom ends paging at 10,000 companies with `InvalidRequestError`. */
    list: (query: CompanyQuery = {}, options?: CallOptions) => request(listCompanies, { query }, options),

    /** All pages, each when it is asked for. Throws `NextLinkRefusedError`. */
    pages: (query: CompanyQuery = {}, options?: CallOptions) => pages(listCompanies, query, options),

    /** The companies of all pages. */
    iterate: (query: CompanyQuery = {}, options?: CallOptions) =>
      entriesOf(pages(listCompanies, query, options), ({ companies }) => companies),

    /** One company. Throws `NotFoundError`. */
    get: async (which: CompanyIdentifier, options?: CallOptions) => {
      const query = oneOf("the company", ["id", "company_id", "name"], which);
      const { id } = query;
      return id === undefined
        ? request(getCompanyByOther, { query }, options)
        : request(getCompany, { params: { id } }, options);
    },

    /** Archives a company; its people stay. Not sure to exist in API 1.3. Throws `NotFoundError`. */
    delete: async (id: string, options?: CallOptions) => request(deleteCompany, { params: { id } }, options),

    /** One page of a company's users and leads, told apart by `type`. Throws `NotFoundError`. */
    listUsers: (which: CompanyUsersOf, paging: Paging = {}, options?: CallOptions) =>
      users.list(which, paging, options),

    /** All pages of `listUsers`, each when it is asked for. Throws `NextLinkRefusedError`. */
    userPages: (which: CompanyUsersOf, paging: Paging = {}, options?: CallOptions) =>
      users.pages(which, paging, options),

    /** The users and leads of all pages. */
    iterateUsers: (which: CompanyUsersOf, paging: Paging = {}, options?: CallOptions) =>
      entriesOf(users.pages(which, paging, options), (list) => list.users),

    /** All companies by scroll, up to 100 a page, to be asked for at least once a minute. Throws as `createScroll` says. */
    scrollPages: (start: ScrollStart = {}, options?: CallOptions) => scroll(scrollCompanies, start, options),

    /** The companies of all pages of a scroll. */
    scroll: (start: ScrollStart = {}, options?: CallOptions) =>
      entriesOf(scroll(scrollCompanies, start, options), ({ companies }) => companies),
  };
}
