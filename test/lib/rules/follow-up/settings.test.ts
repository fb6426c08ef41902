import { describe, expect, test } from "vitest";
import { hours, inSegment, tagged } from "../../../../lib/conditions/index.ts";
import { durationMs } from "../../../../lib/rules/follow-up/duration.ts";
import { contradictions, references } from "../../../../lib/rules/follow-up/references.ts";
import { defineConfig, type SettingsInput } from "../../../../lib/rules/settings.ts";

type FollowUpInput = NonNullable<SettingsInput["rules"]["followUp"]>;
type LadderInput = FollowUpInput["ladders"][number];

const note = (after: string) => ({ after, do: [{ note: "Hello" }] });
const ladder = (over: Partial<LadderInput> = {}): LadderInput => ({
  name: "one",
  on: "customer-waiting",
  steps: [note("1h")],
  ...over,
});
const config = (...ladders: LadderInput[]): SettingsInput => ({
  actingAdmin: "switchboard@example.test",
  rules: { followUp: { ladders } },
});
const refused = (...ladders: LadderInput[]): string => {
  try {
    defineConfig(config(...ladders));
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
  return "accepted";
};

describe("settings", () => {
  test("are completed: dry run, a window of three days, open hours", () => {
    expect(defineConfig(config(ladder())).rules.followUp).toMatchObject({
      mode: "dry-run",
      window: "3d",
      ladders: [{ count: "open" }],
    });
  });

  test.each([
    [
      "a step that comes no later than the one before",
      { steps: [note("2h"), note("120m")] },
      "steps[1].after",
    ],
    [
      "what comes after a close",
      { steps: [{ after: "1h", do: [{ close: {} }] }, note("2h")] },
      "steps[1] comes after a step that closes",
    ],
    [
      "what comes after a snooze in the same step",
      { steps: [{ after: "1h", do: [{ snooze: "1h" }, { note: "x" }] }] },
      "steps[0].do[1]",
    ],
    [
      "two assignments in one step",
      { steps: [{ after: "1h", do: [{ assign: { team: "A" } }, { assign: { team: "B" } }] }] },
      "steps[0].do assigns",
    ],
    ["hours that are never open", { hours: hours({ timeZone: "UTC", weekly: {} }) }, "never open"],
    ["a count of hours that are not given", { count: "all" as const }, "ladders[0].count"],
    ["a duration of another form", { steps: [note("soon")] }, "after"],
    ["a duration of more than a year", { steps: [note("400d")] }, "after"],
    ["a note of white space", { steps: [{ after: "1h", do: [{ note: "  " }] }] }, "give words"],
    ["a ladder without steps", { steps: [] }, "steps"],
  ])("refuse %s", (_what, over, message) => {
    expect(refused(ladder(over))).toContain(message);
  });

  test("refuse two ladders of one name, and one that is never reached", () => {
    expect(refused(ladder({ when: tagged("vip") }), ladder())).toContain("rules.followUp.ladders[1].name");
    expect(refused(ladder(), ladder({ name: "two", when: tagged("vip") }))).toContain(
      '"two" is never reached',
    );
    expect(refused(ladder(), ladder({ name: "two", on: "customer-silent" }))).toBe("accepted");
  });

  test("contradict nothing, and name everything that has to be in the workspace", () => {
    const all = defineConfig({
      actingAdmin: "switchboard@example.test",
      rules: {
        followUp: {
          mode: "live",
          ladders: [
            {
              name: "one",
              on: "customer-waiting",
              when: inSegment("Active"),
              steps: [
                { after: "1h", do: [{ tag: "waited" }, { assign: { pool: "Support" } }] },
                { after: "2h", do: [{ assign: { team: "Leads" } }] },
                { after: "3h", do: [{ assign: { admin: "ada@example.test" } }] },
              ],
            },
          ],
        },
      },
    });
    const path = "rules.followUp.ladders[0]";
    expect(contradictions(all)).toEqual([]);
    expect(references(all)).toEqual([
      { kind: "team", name: "Support", path: `${path}.steps[0].do[1].assign.pool` },
      { kind: "team", name: "Leads", path: `${path}.steps[1].do[0].assign.team` },
      { kind: "admin", name: "ada@example.test", path: `${path}.steps[2].do[0].assign.admin` },
      { kind: "tag", name: "waited", path: `${path}.steps[0].do[0].tag`, isMade: true },
      { kind: "segment", name: "Active", path: `${path}.when` },
    ]);
    expect(references(defineConfig({ actingAdmin: "a", rules: {} }))).toEqual([]);
  });

  test("durations are minutes, hours and days", () => {
    expect(["1m", "4h", "3d", "365d", "366d", "0h", "1.5h", "h", "-1h"].map(durationMs)).toEqual([
      60_000,
      14_400_000,
      259_200_000,
      31_536_000_000,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
