import type { IdBlock } from "../id-series.ts";
import { pick, seededRandom } from "../random.ts";
import { nameBy } from "./names.ts";
import type { Person } from "./person.ts";
import { createPresence, type Presence } from "./presence.ts";
import type { Dates } from "./stamps.ts";

/**
 * People who were all made at once. Each is a function of the crowd and of a place in it, from 0, so that a million of
 * them needs no memory.
 */
export interface Crowd {
  readonly kind: Person["kind"];
  readonly size: number;
  /** As they were made. */
  at(index: number): Person;
  /** The dates of `at`, for less. */
  datesAt(index: number): Dates;
  // The place of whoever was made with this; undefined for one that isn't theirs.
  indexOfId(id: string): number | undefined;
  indexOfUserId(userId: string): number | undefined;
  indexOfEmail(email: string): number | undefined;
}

/** What makes a crowd. */
export interface CrowdPlan {
  readonly kind: Person["kind"];
  readonly size: number;
  /** Unix seconds: nobody came or was seen later. */
  readonly now: number;
  /** Of their names and dates, and how many random numbers of it others have had. */
  readonly seed: number;
  readonly drawn: number;
  /** What the first one's email, and a user's `user_id`, ends with; the next ones count on. */
  readonly firstNumber: number;
  readonly ids: IdBlock;
  /** Of leads. */
  readonly named: { readonly userIds: IdBlock; readonly pseudonym: (index: number) => string } | undefined;
  readonly presence: Presence;
}

/** How many random numbers one person takes. */
export const DRAWS = 6;

const PLANS = ["free", "pro", "team"];
/** Shared by all: attributes are replaced as a whole. */
const ATTRIBUTES = PLANS.map((plan) => new Map([["plan", plan]]));

export function createCrowd(plan: CrowdPlan): Crowd {
  const { kind, size, ids, named } = plan;
  const datesOf = createPresence(plan);

  // The order of the draws: age, first name, last name, last seen, sessions, plan.
  const drawsOf = (index: number) => seededRandom(plan.seed, plan.drawn + index * DRAWS);

  function datesAt(index: number): Dates {
    const random = drawsOf(index);
    const came = random();
    random();
    random();
    return datesOf(index, came, random());
  }

  function at(index: number): Person {
    const random = drawsOf(index);
    const came = random();
    const name = nameBy(random);
    const dates = datesOf(index, came, random());
    const sessions = 1 + Math.floor(random() * 20);
    const number = plan.firstNumber + index;
    return {
      kind,
      id: ids.at(index),
      userId: named === undefined ? `user-${number}` : named.userIds.at(index),
      email: `${name.toLowerCase().replace(" ", ".")}.${number}@example.test`,
      phone: null,
      name,
      pseudonym: named?.pseudonym(index) ?? null,
      avatarUrl: null,
      ...dates,
      sessionCount: dates.lastRequestAt === null ? 0 : sessions,
      unsubscribed: false,
      companyIds: [],
      tagIds: [],
      customAttributes: pick(ATTRIBUTES, random),
    };
  }

  /** The place of the one with a number, if `isTheirs` holds. */
  function numbered(digits: string | undefined, isTheirs: (person: Person) => boolean): number | undefined {
    const index = Number(digits) - plan.firstNumber;
    return index >= 0 && index < size && isTheirs(at(index)) ? index : undefined;
  }

  return {
    kind,
    size,
    at,
    datesAt,
    indexOfId: ids.indexOf,
    indexOfUserId: (userId) =>
      named === undefined
        ? numbered(/^user-(\d{1,9})$/.exec(userId)?.[1], (person) => person.userId === userId)
        : named.userIds.indexOf(userId),
    indexOfEmail: (email) =>
      numbered(/\.(\d{1,9})@example\.test$/.exec(email)?.[1], (person) => person.email === email),
  };
}
