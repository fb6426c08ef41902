import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { attribute, signedUp } from "../../../../lib/conditions/index.ts";
import { sampleLead, sampleTag, sampleUser } from "../../../../lib/intercom/testing/index.ts";
import { archiveStaleUsersSettings } from "../../../../lib/rules/archive-stale-users/config.ts";
import { type Around, exemptionOf, isMarked } from "../../../../lib/rules/archive-stale-users/exemptions.ts";

const NOTHING: Around = { now: 1_772_337_600_000, tags: [], segments: new Map() };
const settings = (exempt: object) => z.parse(archiveStaleUsersSettings, { users: {}, exempt });
const reasonFor = (person: Parameters<typeof exemptionOf>[0], exempt: object, around = NOTHING) =>
  exemptionOf(person, settings(exempt), around)?.reason;
const owned = (owner_id: string | number | null) => sampleUser({ owner_id });

describe("an exemption that a person's own fields tell", () => {
  test("is none without settings", () => {
    expect(reasonFor(owned("1184"), {})).toBeUndefined();
  });

  test("who has an owner is exempt if the settings say so", () => {
    expect(reasonFor(owned("1184"), { owned: true })).toBe("has_owner");
    expect(reasonFor(owned(1184), { owned: true })).toBe("has_owner");
    expect(reasonFor(owned(null), { owned: true })).toBeUndefined();
  });

  test.each(["c-9", "5d0a1c7f9b3f4a2d61000008", "holt gmbh"])("a company exempts by %s", (company) => {
    expect(reasonFor(sampleUser(), { companies: [company] })).toBe("exempt_company");
    expect(reasonFor(sampleUser({ companies: null }), { companies: [company] })).toBeUndefined();
  });

  test("a condition exempts, and what can't be told does too", () => {
    const person = sampleUser({ custom_attributes: { seats: 4, plan: "pro" } });
    expect(reasonFor(person, { when: attribute("plan").is("pro") })).toBe("exempt_condition");
    expect(reasonFor(person, { when: attribute("plan").is("free") })).toBeUndefined();
    expect(reasonFor(person, { when: signedUp.before("2020-01-01") })).toBe("exempt_condition");
    // Of which plan has more than three nobody can say.
    expect(reasonFor(person, { when: attribute("plan").greaterThan(3) })).toBe("exempt_condition");
  });

  test("a sign-up after the day exempts, on that day itself it doesn't; of a lead it is when they came", () => {
    const exempt = { signedUpAfter: "2026-01-31" };
    const at = (text: string) => Date.parse(text) / 1000;
    const signed = (text: string) => sampleUser({ signed_up_at: at(text) });
    expect(reasonFor(signed("2026-02-01T00:00:00Z"), exempt)).toBe("signed_up_later");
    expect(reasonFor(signed("2026-01-31T23:59:59Z"), exempt)).toBeUndefined();
    const lead = (text: string) =>
      sampleLead({ signed_up_at: null, remote_created_at: null, created_at: at(text) });
    expect(reasonFor(lead("2026-02-01T00:00:00Z"), exempt)).toBe("signed_up_later");
    expect(reasonFor(lead("2026-01-31T00:00:00Z"), exempt)).toBeUndefined();
  });
});

describe("an exemption that needs the workspace", () => {
  const nameless = sampleLead({ tags: { type: "tag.list", tags: [{ type: "tag", id: "7" }] } });
  const vip = sampleTag({ id: "7", name: "VIP" });

  test("a tag without its name is found by the list of tags; without that, it can't be told, and exempts", () => {
    expect(reasonFor(nameless, { tags: ["vip"] }, { ...NOTHING, tags: [vip] })).toBe("exempt_tag");
    expect(reasonFor(nameless, { tags: ["beta"] }, { ...NOTHING, tags: [vip] })).toBeUndefined();
    expect(reasonFor(nameless, { tags: ["beta"] })).toBe("exempt_tag");
    expect(isMarked(nameless, "vip", { ...NOTHING, tags: [vip] })).toBe(true);
    expect(isMarked(nameless, "vip", NOTHING)).toBe(false);
  });

  test("a segment that can't be listed exempts everybody", () => {
    const { id } = sampleUser();
    const exempt = { segments: ["Paying"] };
    const among = (...ids: string[]) => ({ ...NOTHING, segments: new Map([["Paying", new Set(ids)]]) });
    expect(reasonFor(sampleUser(), exempt, among(id))).toBe("exempt_segment");
    expect(reasonFor(sampleUser(), exempt, among("another"))).toBeUndefined();
    expect(reasonFor(sampleUser(), exempt)).toBe("exempt_segment");
  });
});
