import * as z from "zod/mini";
import { parseJson, type Reading, type RuleEvent } from "../../engine/index.ts";
import { type Clock, isSwitchboardError, type Lead, type User } from "../../intercom/index.ts";
import type { Snapshot } from "../../state/index.ts";
import { segmentLists } from "../tag-leads/segments.ts";
import { exemptionByCall } from "./ask-intercom.ts";
import type { ArchiveStaleUsersSettings } from "./config.ts";
import { exemptionOf, isMarked } from "./exemptions.ts";
import { type ListedFacts, listedFacts, type PersonFacts, type StaleFacts } from "./facts.ts";
import { isOfOtherTag } from "./object.ts";
import { policyFor, whyAwake } from "./staleness.ts";
import { tagNames } from "./tag-names.ts";

/** What a list said this long ago is not believed any more. */
const FRESH_MS = 600_000;

/** The item of a sweep's event, when the list said enough. */
const listedItem = z.object({ listed: listedFacts });

/** How the facts come about; made once for a rule, because it keeps lists for ten minutes. */
export interface Gathering {
  /** What a list says about some people, at no call for each. */
  list(people: readonly (User | Lead)[], reading: Reading): Promise<ListedFacts[]>;
  /** What is known about the person of an event: from the list it came of, or else as they are now. */
  gather(event: RuleEvent, id: string, reading: Reading): Promise<StaleFacts>;
}

export function gathering(settings: ArchiveStaleUsersSettings, clock: Clock): Gathering {
  const namesOf = tagNames(clock);
  const membersOf = segmentLists(clock);
  const isRehearsal = settings.mode === "dry-run";

  async function list(people: readonly (User | Lead)[], reading: Reading): Promise<ListedFacts[]> {
    const segments = await membersOf(settings.exempt.segments, reading);
    const tags = await namesOf(people, reading);
    const now = clock.now();
    const around = { now, tags, segments };
    return people.map((person) => {
      const exemption = exemptionOf(person, settings, around);
      const marked = isMarked(person, settings.tag, around);
      return {
        person: { ...identity(person), isMarked: marked },
        exemption: exemption ?? null,
        listedAt: now,
      };
    });
  }

  async function view(id: string, reading: Reading): Promise<StaleFacts> {
    const now = clock.now();
    try {
      const person = await reading.intercom.users.get({ id }, reading.call);
      const [listed] = await list([person], reading);
      const exemption = listed?.exemption ?? (await byCall(listed?.person, now, reading)) ?? null;
      const snapshot = asJson(person);
      return {
        now,
        person: listed?.person,
        exemption,
        isRehearsal,
        ...(snapshot === undefined ? {} : { snapshot }),
      };
    } catch (error) {
      if (isSwitchboardError(error) && error.code === "intercom.not_found") {
        return { now, person: undefined, exemption: null, isRehearsal };
      }
      throw error;
    }
  }

  /** No call is spent on what might exempt somebody who is not stale anyway. */
  async function byCall(person: PersonFacts | undefined, now: number, reading: Reading) {
    const policy = person && policyFor(person, settings);
    if (person === undefined || policy === undefined || whyAwake(person, policy, now) !== undefined)
      return undefined;
    return exemptionByCall(person.id, settings, now, reading);
  }

  return {
    list,
    async gather(event, id, reading) {
      const { item, dueAt } = event;
      const listed = z.safeParse(listedItem, item).data?.listed;
      const now = clock.now();
      if (isOfOtherTag(event, settings.tag))
        return { now, person: undefined, exemption: null, isOfOtherTag: true, isRehearsal };
      const isGood = listed !== undefined && dueAt === undefined && now - listed.listedAt < FRESH_MS;
      return isGood ? { now, isRehearsal, ...listed } : view(id, reading);
    },
  };
}

function identity(person: User | Lead) {
  const { id, type, anonymous, created_at, last_request_at } = person;
  const kind = type === "contact" || anonymous === true ? "lead" : "user";
  const lastSeenAt = typeof last_request_at === "number" ? last_request_at * 1000 : null;
  return { id, kind, createdAt: (created_at ?? 0) * 1000, lastSeenAt } as const;
}

function asJson(person: User | Lead): Snapshot["person"] | undefined {
  return z.safeParse(z.json(), parseJson(JSON.stringify(person))).data;
}
