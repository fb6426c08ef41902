import type { Person } from "./person.ts";

/** What lists of people can be sorted by (users.md, section 6). */
export const STAMPS = ["created_at", "last_request_at", "signed_up_at", "updated_at"] as const;

export type Stamp = (typeof STAMPS)[number];

/** The dates of a person: Unix seconds. */
export type Dates = Pick<Person, "createdAt" | "lastRequestAt" | "signedUpAt" | "updatedAt">;

/** Unix seconds, or null for a stamp that isn't there. */
export function stampOf(dates: Dates, stamp: Stamp): number | null {
  switch (stamp) {
    case "created_at":
      return dates.createdAt;
    case "last_request_at":
      return dates.lastRequestAt;
    case "signed_up_at":
      return dates.signedUpAt;
    case "updated_at":
      return dates.updatedAt;
  }
}
