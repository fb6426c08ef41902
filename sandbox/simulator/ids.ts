import { type IdBlock, idSeries, uuidSeries } from "./id-series.ts";
import { pick, seededRandom } from "./random.ts";

/**
 * Makes the ids of a workspace, in the shapes of 00-common.md, section 3. The same seed gives the same ids; each
 * kind has a stream of its own, so that a call more of one kind moves no id of another.
 */
export interface Ids {
  /** 24 hex digits: users and leads. */
  person(): string;
  /** The next `size` of those at once. */
  people(size: number): IdBlock;
  /** A lead's `user_id`: a UUID. */
  leadUserId(): string;
  /** The next `size` of those at once. */
  leadUserIds(size: number): IdBlock;
  /** Such as "Amber Kite": what a lead is called until it has a name. */
  pseudonym(): string;
  /** The next `size` of those at once, each by its place. */
  pseudonyms(size: number): (index: number) => string;
  /** 24 hex digits. */
  company(): string;
  /** 24 hex digits. */
  segment(): string;
  /** Digits. */
  tag(): string;
  /** Digits. */
  plan(): string;
  /** Digits. */
  note(): string;
  /** A UUID. */
  event(): string;
  /** A UUID. */
  scroll(): string;
  /** `nsub_` and a UUID. */
  subscription(): string;
  /** A JSON integer. */
  deleteRequest(): number;
  /** Digits. */
  activity(): string;
  /** Digits; admins and teams share them (teams.md). */
  teammate(): string;
  /** Digits. */
  conversation(): string;
  /** Digits. A message's id is not its conversation's. */
  message(): string;
  /** Digits. */
  part(): string;
  /** `notif_` and a UUID. */
  notification(): string;
  /** 20 lower-case letters and digits. */
  request(): string;
}

const HEX = "0123456789abcdef";
const OBJECT = { alphabet: HEX, random: 16, counter: 8, radix: 16 };
const REQUEST = { alphabet: "abcdefghijklmnopqrstuvwxyz0123456789", random: 12, counter: 8, radix: 36 };
const COLOURS = ["Amber", "Teal", "Violet", "Coral", "Indigo", "Olive", "Silver", "Scarlet"];
const NOUNS = ["Kite", "Bear", "Comet", "Drum", "Lantern", "Otter", "Anchor", "Maple", "Robin"];

/** The ids of one workspace. `seed` is a whole number. */
export function createIds(seed: number): Ids {
  const stream = (number: number) => Math.imul(seed, 31) + number;
  const person = idSeries(stream(1), OBJECT);
  const leadUserId = uuidSeries(stream(2));
  const notification = uuidSeries(stream(3));
  const subscription = uuidSeries(stream(10));
  const pseudonyms = pseudonymsBy(stream(5));
  const deleteRequest = digits(10_482);
  return {
    person: person.next,
    people: person.take,
    leadUserId: leadUserId.next,
    leadUserIds: leadUserId.take,
    pseudonym: () => pseudonyms(1)(0),
    pseudonyms,
    company: idSeries(stream(6), OBJECT).next,
    segment: idSeries(stream(7), OBJECT).next,
    tag: digits(40_817),
    plan: digits(90_211),
    note: digits(90_512),
    event: uuidSeries(stream(8)).next,
    scroll: uuidSeries(stream(9)).next,
    subscription: () => `nsub_${subscription.next()}`,
    deleteRequest: () => Number(deleteRequest()),
    activity: digits(1),
    teammate: digits(493_881),
    conversation: digits(21_330_000_001),
    message: digits(331_000_001),
    part: digits(2_824_000_001),
    notification: () => `notif_${notification.next()}`,
    request: idSeries(stream(4), REQUEST).next,
  };
}

function digits(first: number): () => string {
  let next = first;
  return () => String(next++);
}

function pseudonymsBy(seed: number): Ids["pseudonyms"] {
  let taken = 0;
  return (size) => {
    const first = taken;
    taken += size;
    return (index) => {
      const random = seededRandom(seed, 2 * (first + index));
      return `${pick(COLOURS, random)} ${pick(NOUNS, random)}`;
    };
  };
}
