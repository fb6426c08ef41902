import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { company, companyList } from "../../../../lib/intercom/models/company.ts";
import { COMPANY } from "../resources/samples.ts";

describe("a company", () => {
  test("may have nothing but ids: unset values are absent", () => {
    const bare = JSON.parse(
      '{"type":"company","company_id":"c-9","id":"5d0a1c7f9b3f4a2d61000008","created_at":1560942719,"updated_at":1560942719,"monthly_spend":0,"session_count":0,"user_count":0,"tags":{"type":"tag.list","tags":[]},"segments":{"type":"segment.list","segments":[]},"plan":{},"custom_attributes":{}}',
    );
    expect(z.parse(company, bare)).toEqual(bare);
  });

  test.each([[{}], [null], ["Pro"], [{ type: "plan", id: "90211", name: "Team" }]])(
    "may have the plan %j",
    (plan) => {
      expect(z.parse(company, { ...COMPANY, plan })).toEqual({ ...COMPANY, plan });
    },
  );

  const optional = Object.keys(COMPANY).filter((key) => !["type", "id"].includes(key));
  test("may have null or nothing in place of any value but its type and id", () => {
    fc.assert(
      fc.property(fc.subarray(optional), fc.subarray(optional), (nulls, absent) => {
        const kept = Object.entries(COMPANY).filter(([key]) => !absent.includes(key));
        const value = { ...Object.fromEntries(kept), ...Object.fromEntries(nulls.map((key) => [key, null])) };
        expect(z.parse(company, value)).toEqual(value);
      }),
    );
  });

  test("keeps what it says beyond API 1.3, also in a list with empty pages", () => {
    const list = {
      type: "company.list",
      companies: [{ ...COMPANY, tier: "gold" }],
      pages: {},
      total_count: 1,
    };
    expect(z.parse(companyList, list)).toEqual(list);
  });

  test.each([{ id: 7 }, { id: null }, { size: "40" }, { monthly_spend: "120" }, { tags: [] }])(
    "is refused with %j",
    (change) => {
      expect(z.safeParse(company, { ...COMPANY, ...change }).success).toBe(false);
    },
  );
});
