import type { SettingsInput } from "../../../../lib/rules/settings.ts";
import { defineConfig } from "../../../../lib/rules/settings.ts";
import type { TagLeadsSettings } from "../../../../lib/rules/tag-leads/config.ts";
import type { TagLeadsFacts } from "../../../../lib/rules/tag-leads/facts.ts";

export type TagLeadsInput = NonNullable<SettingsInput["rules"]["tagLeads"]>;

/** 2019-06-19T12:00:00.000Z */
export const NOON = 1_560_945_600_000;

/** The settings of tag-leads as they come out of switchboard.config.ts; live, if nothing else is said. */
export function settingsOf(tagLeads: TagLeadsInput): TagLeadsSettings {
  const { rules } = defineConfig({ actingAdmin: "99", rules: { tagLeads: { mode: "live", ...tagLeads } } });
  if (rules.tagLeads === undefined) throw new Error("the settings have lost the rule");
  return rules.tagLeads;
}

/** The workspace's tags in these tests. */
export const TAGS = [
  { type: "tag", id: "1", name: "Hot-Lead" },
  { type: "tag", id: "2", name: "plan-free" },
  { type: "tag", id: "3", name: "plan-pro" },
  { type: "tag", id: "4", name: "vip" },
] as const;

/** A lead with these custom attributes and tags (by id). */
export function lead(
  attributes: Record<string, string | number>,
  tags: readonly string[] = [],
): TagLeadsFacts {
  return {
    now: NOON,
    subject: { kind: "lead", id: "lead1" },
    tags: tags.map((id) => ({ id, name: TAGS.find((tag) => tag.id === id)?.name })),
    about: {
      tags: TAGS,
      person: {
        type: "contact",
        id: "lead1",
        anonymous: true,
        custom_attributes: attributes,
        tags: { tags: tags.map((id) => ({ id })) },
      },
    },
  };
}
