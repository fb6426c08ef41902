import type { Endpoint } from "../endpoint.ts";
import {
  type AdminConversationCounts,
  type AppCounts,
  adminConversationCounts,
  appCounts,
  type CompanyCounts,
  type ConversationCounts,
  companyCounts,
  conversationCounts,
  type UserCounts,
  userCounts,
} from "../models/count.ts";
import type { PagedEndpoint, Pages } from "../pages.ts";
import type { CallOptions, Request } from "../request.ts";
import type { Paging } from "./paging.ts";

const shared = { method: "GET", path: "/counts", repeatable: true } as const;

const countApp: Endpoint<AppCounts> = { ...shared, name: "counts.app", answer: appCounts };

const countConversations: Endpoint<ConversationCounts> = {
  ...shared,
  name: "counts.conversations",
  answer: conversationCounts,
};

const countAdmins: Endpoint<AdminConversationCounts> = {
  ...shared,
  name: "counts.admins",
  answer: adminConversationCounts,
};

const countUsers: Endpoint<UserCounts> = { ...shared, name: "counts.users", answer: userCounts };

const countCompanies: PagedEndpoint<CompanyCounts> = {
  ...shared,
  name: "counts.companies",
  answer: companyCounts,
  linksOf: ({ pages }) => pages?.pages,
};

/** The five counts, which Intercom keeps with some delay: docs/intercom-api-1.3/counts.md. */
export function countsResource(request: Request, pages: Pages) {
  return {
    /** Companies, users, leads, tags and segments of the whole workspace. */
    app: (options?: CallOptions) => request(countApp, {}, options),

    /** Open, closed, assigned and unassigned conversations. */
    conversations: (options?: CallOptions) =>
      request(countConversations, { query: { type: "conversation" } }, options),

    /** Each admin's open and closed conversations. Not paged. */
    admins: (options?: CallOptions) =>
      request(countAdmins, { query: { type: "conversation", count: "admin" } }, options),

    /** Users and leads together, by tag or segment. */
    users: (by: "tag" | "segment", options?: CallOptions) =>
      request(countUsers, { query: { type: "user", count: by } }, options),

    /** Companies by tag or segment, or users by company: one page, by default of 50. */
    companies: (by: "tag" | "segment" | "user", paging: Paging = {}, options?: CallOptions) =>
      request(countCompanies, { query: { type: "company", count: by, ...paging } }, options),

    /** All pages of `companies`. */
    companyPages: (by: "tag" | "segment" | "user", paging: Paging = {}, options?: CallOptions) =>
      pages(countCompanies, { type: "company", count: by, ...paging }, options),
  };
}
