import fc from "fast-check";
import { expect, test } from "vitest";
import { attribute } from "../../../../lib/conditions/index.ts";
import { NOON, type TagLeadsInput } from "./facts.ts";
import { startTagging, type Tagging } from "./tagging.ts";

const DAY = 86_400_000;
const SETTINGS: TagLeadsInput = {
  tags: [{ tag: "hot-lead", when: attribute("score").greaterThan(49) }],
  groups: [
    {
      name: "plan",
      tags: [
        { tag: "plan-pro", when: attribute("plan").is("pro") },
        { tag: "plan-free", when: attribute("plan").known() },
      ],
    },
  ],
};

const leads = fc.array(
  fc.record({
    score: fc.constantFrom(0, 50),
    plan: fc.constantFrom("pro", "free", ""),
    has: fc.subarray(["hot-lead", "plan-pro", "plan-free", "vip"]),
  }),
  { minLength: 1, maxLength: 8 },
);

async function populate(w: Tagging, people: typeof leads extends fc.Arbitrary<infer T> ? T : never) {
  const ids: string[] = [];
  for (const { score, plan, has } of people) {
    const custom_attributes = { score, ...(plan === "" ? {} : { plan }) };
    const { id } = await w.intercom.leads.create({ custom_attributes });
    for (const tag of has) await w.intercom.tags.tag(tag, { leads: [{ id }] });
    ids.push(id);
  }
  return ids;
}

test("over any workspace a dry run sends no write, and its list is what the live run then does", async () => {
  await fc.assert(
    fc.asyncProperty(leads, fc.boolean(), async (people, removeHumanTags) => {
      const w = await startTagging();
      try {
        const ids = await populate(w, people);
        const newest = () =>
          Promise.all(
            ids.map(async (id) => {
              const [head] = await w.decisionsAbout(`person#${id}`);
              return { reason: head?.reason, because: head?.because, actions: head?.actions ?? [] };
            }),
          );
        const settings = { ...SETTINGS, removeHumanTags };
        const writes = w.writes();
        const dry = await w.sweep({ ...settings, mode: "dry-run" }, NOON);
        expect(w.writes()).toBe(writes);
        const planned = await newest();
        const live = await w.sweep(settings, NOON + DAY);
        expect(live.report.enqueued).toBe(dry.report.enqueued);
        expect(await newest()).toEqual(planned);
        const actions = planned.flatMap((each) => each.actions);
        expect(w.writes()).toBe(writes + actions.length);
      } finally {
        await w.close();
      }
    }),
    { numRuns: 6 },
  );
}, 60_000);
