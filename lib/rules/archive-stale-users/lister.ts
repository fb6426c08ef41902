import { dueLeg, type Leg, type Lister, peopleLeg } from "../../engine/index.ts";
import type { Clock, Lead, User } from "../../intercom/index.ts";
import { cameBackLeg } from "./came-back-leg.ts";
import type { ArchiveStaleUsersSettings } from "./config.ts";
import type { StaleFacts } from "./facts.ts";
import type { Gathering } from "./gather.ts";
import { longestUnseenLeg } from "./longest-unseen-leg.ts";

const DAY_MS = 86_400_000;
/** They are tagged in one call. */
const PER_MESSAGE = 50;

/** Whose time has come; then those who came back; then the stale users, and leads. */
export function listerOf(
  settings: ArchiveStaleUsersSettings,
  { list }: Pick<Gathering, "list">,
  clock: Clock,
): Lister<StaleFacts> {
  const { tag, users, leads } = settings;
  const isAwake = ({ type, last_request_at }: User | Lead) => {
    const policy = type === "contact" ? leads : users;
    if (typeof last_request_at !== "number") return false;
    return policy === undefined || clock.now() - last_request_at * 1000 <= policy.staleAfterDays * DAY_MS;
  };

  /** A leg of people, with what the list says about each. */
  function told(leg: Leg<User | Lead>): Leg<StaleFacts> {
    return {
      name: leg.name,
      perMessage: PER_MESSAGE,
      async step(from, ask) {
        const step = await leg.step(from, ask);
        if (step.kind !== "page") return step;
        const people = step.entries.flatMap(({ facts }) => facts ?? []);
        const facts = await list(people, ask.reading);
        const isRehearsal = ask.mode === "dry-run";
        const entries = facts.map((listed) => ({
          object: { kind: "person", id: listed.person.id } as const,
          facts: { ...listed, now: clock.now(), isRehearsal },
          item: { type: "person", id: listed.person.id, listed },
        }));
        const { entries: _, ...page } = step;
        return { ...page, entries };
      },
    };
  }

  const wantsNeverSeen = users?.neverSeenAfterDays !== undefined;
  // Whether a list of leads is sorted by their last visit is nowhere said, so all of them are looked at.
  const everyLead = peopleLeg<User | Lead>({
    name: "backfill",
    who: "leads",
    by: "scroll",
    prepare: async () => (person) => person,
  });
  return {
    legs: [
      dueLeg(),
      told(cameBackLeg(tag, isAwake)),
      ...(users === undefined ? [] : [told(longestUnseenLeg({ name: "users", isAwake, wantsNeverSeen }))]),
      ...(leads === undefined ? [] : [told({ ...everyLead, name: "leads" })]),
    ],
  };
}
