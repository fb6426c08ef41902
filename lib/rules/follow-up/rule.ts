import * as z from "zod/mini";
import { mergeNeeds } from "../../conditions/index.ts";
import {
  conversationsLeg,
  dueLeg,
  type Reading,
  type Rule,
  SettingUnknownError,
} from "../../engine/index.ts";
import { type Clock, systemClock } from "../../intercom/index.ts";
import { findActingAdmin } from "../acting-admin.ts";
import type { Settings } from "../settings.ts";
import { MOST_COMPANIES, MOST_EVENT_PAGES } from "../tag-leads/read-more.ts";
import { segmentLists } from "../tag-leads/segments.ts";
import { workspaceTags } from "../tag-leads/workspace-tags.ts";
import type { FollowUpSettings } from "./config.ts";
import { conversationFacts } from "./conversation-facts.ts";
import { decide } from "./decide.ts";
import { durationMs } from "./duration.ts";
import type { FollowUpFacts } from "./facts.ts";
import { type Gathering, gather, isPersonNeeded } from "./gather.ts";
import { manifest } from "./manifest.ts";
import { assignmentsIn, targetsOf } from "./targets.ts";

const conversationItem = z.object({ type: z.literal("conversation"), id: z.string().check(z.minLength(1)) });

/** What a workspace without settings of this rule has: it is off. */
const ABSENT: FollowUpSettings = { mode: "off", window: "3d", ladders: [] };

/** Sees to it that nobody waits unnoticed, by ladders of steps: README.md in this folder. */
export function followUp(all: Settings, clock: Clock = systemClock): Rule<FollowUpFacts> {
  const settings = all.rules.followUp ?? ABSENT;
  const by = gathering(settings, all.actingAdmin, clock);
  return {
    name: manifest.name,
    mode: settings.mode,
    budget: { ...(settings.perHour === undefined ? {} : { perHour: settings.perHour }), perObjectHour: 100 },
    callsPerEvent: callsPerEvent(settings, by),
    objectOf({ item }) {
      const parsed = z.safeParse(conversationItem, item);
      return parsed.success ? { kind: "conversation", id: parsed.data.id } : undefined;
    },
    actingAdmin: by.actingAdmin,
    gather: (_event, object, reading) => gather(object, reading, by),
    decide: (_event, facts, known) => decide(settings, facts, known),
    lister: { legs: [dueLeg(), reconcileLeg(settings, by)] },
  };
}

function gathering(settings: FollowUpSettings, actingAdminSetting: string, clock: Clock): Gathering {
  const assignments = assignmentsIn(settings);
  async function actingAdmin(reading: Reading): Promise<string> {
    const found = findActingAdmin(actingAdminSetting, await reading.admins());
    if (found !== undefined) return found.id;
    throw new SettingUnknownError("actingAdmin", "give the id or the email address of one of its teammates.");
  }
  return {
    clock,
    needs: mergeNeeds(settings.ladders.flatMap(({ when }) => (when === undefined ? [] : [when.needs()]))),
    tags: deedsIn(settings).some((deed) => "tag" in deed),
    workspaceTags: workspaceTags(),
    membersOf: segmentLists(clock),
    actingAdmin,
    targets: async (reading) => targetsOf(assignments, await reading.admins(), await actingAdmin(reading)),
  };
}

function deedsIn({ ladders }: FollowUpSettings) {
  return ladders.flatMap(({ steps }) => steps.flatMap((step) => step.do));
}

/** Conversations whose notification may have been lost: what lists don't say is read when their message is handled. */
function reconcileLeg(settings: FollowUpSettings, by: Gathering) {
  return conversationsLeg<FollowUpFacts>({
    async prepare(reading) {
      const [targets, actingAdmin] = [await by.targets(reading), await by.actingAdmin(reading)];
      return (conversation) => ({
        now: by.clock.now(),
        conversation: conversationFacts(conversation, actingAdmin),
        customerTags: undefined,
        targets,
        about: { conversation },
      });
    },
    lookBackMs: durationMs(settings.window) ?? 0,
  });
}

/** The conversation; of the customer what is asked about; and the steps, should all be due at once. */
function callsPerEvent(settings: FollowUpSettings, by: Gathering): number {
  const { companies, events, recentEvents, conversationCounts, adminCounts } = by.needs;
  const reading =
    1 +
    (isPersonNeeded(by) ? 1 : 0) +
    (companies ? MOST_COMPANIES : 0) +
    (events.length > 0 ? 1 : 0) +
    (recentEvents.length > 0 ? MOST_EVENT_PAGES : 0) +
    (conversationCounts ? 1 : 0) +
    (adminCounts ? 1 : 0);
  const deeds = settings.ladders.map(({ steps }) => steps.flatMap((step) => step.do).length);
  return reading + Math.max(0, ...deeds);
}
