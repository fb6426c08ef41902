import type { Company } from "../models/company.ts";
import type { DataEvent, EventSummary } from "../models/event.ts";

/** A company with a plan, a tag and a segment; pass fields to have others. */
export function sampleCompany(overrides: Partial<Company> = {}): Company {
  return {
    type: "company",
    company_id: "c-9",
    id: "5d0a1c7f9b3f4a2d61000008",
    app_id: "k3v9zq1t",
    name: "Holt GmbH",
    remote_created_at: 1546300800,
    created_at: 1560942719,
    updated_at: 1560942719,
    last_request_at: 1560939000,
    monthly_spend: 120,
    session_count: 3,
    user_count: 2,
    size: 40,
    website: "http://holt.example",
    industry: "Tools",
    tags: { type: "tag.list", tags: [{ type: "tag", id: "40817", name: "Beta" }] },
    segments: { type: "segment.list", segments: [{ type: "segment", id: "5cf1e2a09b3f4a2d61000031" }] },
    plan: { type: "plan", id: "90211", name: "Team" },
    custom_attributes: { region: "eu", seats: 12 },
    ...overrides,
  };
}

/** An event as it is read back; pass fields to have another. */
export function sampleEvent(overrides: Partial<DataEvent> = {}): DataEvent {
  return {
    type: "event",
    id: "1f2b7c90-92a4-11e9-8a3e-b7c0d1e2f3a4",
    created_at: 1560950000,
    event_name: "placed-order",
    user_id: "u-77",
    email: "mira@example.net",
    intercom_user_id: "5d0a1c7e9b3f4a2d61000007",
    metadata: { price: { amount: 1250, currency: "eur" } },
    ...overrides,
  };
}

/** How often a user did what; pass fields to have another. */
export function sampleEventSummary(overrides: Partial<EventSummary> = {}): EventSummary {
  return {
    type: "event.summary",
    email: "mira@example.net",
    intercom_user_id: "5d0a1c7e9b3f4a2d61000007",
    user_id: "u-77",
    events: [
      {
        name: "placed-order",
        first: 1551514500,
        first_raw: "2019-03-02T08:15:00.000Z",
        last: 1560950000,
        last_raw: "2019-06-19T13:13:20.000Z",
        count: 5,
        description: null,
      },
    ],
    ...overrides,
  };
}
