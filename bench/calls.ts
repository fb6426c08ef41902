import { attribute } from "../lib/conditions/index.ts";
import { openOffice } from "../test/lib/rules/auto-assign/office.ts";
import { startTagging } from "../test/lib/rules/tag-leads/tagging.ts";
import type { Figure } from "./results.ts";

const LEADS = 1_000;
/** 2019-06-19T03:00:00.000Z */
const NIGHT = 1_560_913_200_000;
const DAY = 86_400_000;

/**
 * How many calls to Intercom a backfill of tag-leads makes for each lead that it tags, of 1,000 who all should be; and
 * the night after, when all have their tag, for each who is looked at. Throws when someone was missed.
 */
export async function measureTagLeadsCalls(): Promise<Record<string, Figure>> {
  const tagging = await startTagging();
  try {
    for (let n = 0; n < LEADS; n += 1) {
      await tagging.intercom.leads.create({ custom_attributes: { plan: "pro" } });
    }
    const settings = {
      tags: [{ tag: "hot-lead", when: attribute("plan").is("pro") }],
      budget: { firstSweep: LEADS },
    };
    const first = await tagging.sweep(settings, NIGHT);
    const second = await tagging.sweep(settings, NIGHT + DAY);
    if (first.report.enqueued !== LEADS) throw new Error(`only ${first.report.enqueued} leads were tagged`);
    if (second.report.enqueued !== 0) throw new Error(`${second.report.enqueued} leads were left without it`);
    const each = (calls: number): Figure => ({
      value: Math.round((calls / LEADS) * 1_000) / 1_000,
      unit: "calls a lead",
      spread: 0,
      n: LEADS,
    });
    return {
      "calls.tag-leads.tagged": each(first.listed + first.calls),
      "calls.tag-leads.left": each(second.listed + second.calls),
    };
  } finally {
    await tagging.close();
  }
}

const CONVERSATIONS = 100;
const BATCH = 10;

/**
 * How many calls to Intercom auto-assign makes for each conversation, in batches of ten: one that it assigns by turns,
 * one that it assigns by Intercom's counts, and one that it leaves alone. Throws when someone was left without.
 */
export async function measureAutoAssignCalls(): Promise<Record<string, Figure>> {
  const office = await openOffice();
  try {
    const all: string[] = [];
    for (let n = 0; n < 2 * CONVERSATIONS; n += 1) all.push(await office.writes());
    const tell = async (settings: object, ids: readonly string[]): Promise<Figure> => {
      const before = office.calls.length;
      for (let n = 0; n < ids.length; n += BATCH) await office.tell(settings, ...ids.slice(n, n + BATCH));
      const calls = office.calls.length - before;
      return { value: calls / ids.length, unit: "calls a conversation", spread: 0, n: ids.length };
    };
    const [some, others] = [all.slice(0, CONVERSATIONS), all.slice(CONVERSATIONS)];
    const figures = {
      "calls.auto-assign.assigned": await tell({}, some),
      "calls.auto-assign.balanced": await tell({ pool: { team: "Support", strategy: "balanced" } }, others),
      "calls.auto-assign.left": await tell({}, all),
    };
    for (const id of all) if ((await office.has(id)) === null) throw new Error(`${id} was left without`);
    return figures;
  } finally {
    await office.shut();
  }
}
