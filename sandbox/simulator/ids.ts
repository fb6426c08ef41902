import { pick, seededRandom } from "./random.ts";

/**
 * Makes the ids of a workspace, in the shapes of 00-common.md, section 3. The same seed gives the same ids; each
 * kind has a stream of its own, so that a call more of one kind moves no id of another.
 */
export interface Ids {
  /** 24 hex digits: users and leads. */
  person(): string;
  /** A lead's `user_id`: a UUID. */
  leadUserId(): string;
  /** Such as "Amber Kite": what a lead is called until it has a name. */
  pseudonym(): string;
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
const COLOURS = ["Amber", "Teal", "Violet", "Coral", "Indigo", "Olive", "Silver", "Scarlet"];
const NOUNS = ["Kite", "Bear", "Comet", "Drum", "Lantern", "Otter", "Anchor", "Maple", "Robin"];

/** The ids of one workspace. `seed` is a whole number. */
export function createIds(seed: number): Ids {
  const random = (stream: number) => seededRandom(Math.imul(seed, 31) + stream);
  const names = random(5);
  const leadUserId = uuids(random(2));
  const notification = uuids(random(3));
  const subscription = uuids(random(10));
  const deleteRequest = digits(10_482);
  return {
    person: unique(random(1), { alphabet: HEX, random: 16, counter: 8, radix: 16 }),
    leadUserId,
    pseudonym: () => `${pick(COLOURS, names)} ${pick(NOUNS, names)}`,
    company: unique(random(6), { alphabet: HEX, random: 16, counter: 8, radix: 16 }),
    segment: unique(random(7), { alphabet: HEX, random: 16, counter: 8, radix: 16 }),
    tag: digits(40_817),
    plan: digits(90_211),
    note: digits(90_512),
    event: uuids(random(8)),
    scroll: uuids(random(9)),
    subscription: () => `nsub_${subscription()}`,
    deleteRequest: () => Number(deleteRequest()),
    activity: digits(1),
    teammate: digits(493_881),
    conversation: digits(21_330_000_001),
    message: digits(331_000_001),
    part: digits(2_824_000_001),
    notification: () => `notif_${notification()}`,
    request: unique(random(4), {
      alphabet: "abcdefghijklmnopqrstuvwxyz0123456789",
      random: 12,
      counter: 8,
      radix: 36,
    }),
  };
}

function digits(first: number): () => string {
  let next = first;
  return () => String(next++);
}

interface Shape {
  readonly alphabet: string;
  /** How many random characters come first. */
  readonly random: number;
  /** How many characters of a counter come last: no id comes twice. */
  readonly counter: number;
  readonly radix: number;
}

function unique(random: () => number, shape: Shape): () => string {
  let count = 0;
  const characters = shape.alphabet.split("");
  return () => {
    count += 1;
    const first = Array.from({ length: shape.random }, () => pick(characters, random)).join("");
    return first + count.toString(shape.radix).padStart(shape.counter, "0");
  };
}

function uuids(random: () => number): () => string {
  const next = unique(random, { alphabet: HEX, random: 22, counter: 8, radix: 16 });
  return () => {
    const hex = next();
    const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(12, 15)}`, `8${hex.slice(15, 18)}`];
    return `${parts.join("-")}-${hex.slice(18)}`;
  };
}
