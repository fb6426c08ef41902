import type {
  AdminConversationCounts,
  AppCounts,
  CompanyCounts,
  ConversationCounts,
  UserCounts,
} from "../models/count.ts";

/** The counts of a whole workspace; pass fields to have others. */
export function sampleAppCounts(overrides: Partial<AppCounts> = {}): AppCounts {
  return {
    type: "count.hash",
    company: { count: 55 },
    user: { count: 8120 },
    lead: { count: 17 },
    tag: { count: 41 },
    segment: { count: 7 },
    ...overrides,
  };
}

/** The counts of conversations; pass fields to have others. */
export function sampleConversationCounts(overrides: Partial<ConversationCounts> = {}): ConversationCounts {
  return {
    type: "count",
    conversation: { open: 30, closed: 17, unassigned: 4, assigned: 26 },
    ...overrides,
  };
}

/** The counts of each admin's conversations; pass fields to have others. */
export function sampleAdminConversationCounts(
  overrides: Partial<AdminConversationCounts> = {},
): AdminConversationCounts {
  return {
    type: "count",
    conversation: { admin: [{ id: "1184", name: "Ada Brandt", open: 3, closed: 11 }] },
    ...overrides,
  };
}

/** The counts of users by tag; pass fields to have others. */
export function sampleUserCounts(overrides: Partial<UserCounts> = {}): UserCounts {
  return { type: "count", user: { tag: [{ "Beta testers": 3 }, { VIP: 0 }] }, ...overrides };
}

/** The counts of users by company; pass fields to have others. */
export function sampleCompanyCounts(overrides: Partial<CompanyCounts> = {}): CompanyCounts {
  return {
    type: "count",
    company: {
      user: [
        { "Holt GmbH": 2, remote_company_id: "c-9" },
        { "Orin Ltd": 1, remote_company_id: "c-14" },
      ],
    },
    pages: {},
    ...overrides,
  };
}
