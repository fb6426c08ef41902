import { seconds } from "./clock.ts";
import { blankPerson } from "./people/create.ts";
import type { Person } from "./people/person.ts";
import { pick, seededRandom } from "./random.ts";
import type { World } from "./world.ts";

/** How many of each to make. */
export interface Population {
  readonly users: number;
  readonly leads: number;
  readonly admins: number;
  readonly teams: number;
  /** Of their names and dates; the same number gives the same ones. */
  readonly seed: number;
}

const FIRST = [
  "Lea",
  "Omar",
  "Ines",
  "Tomas",
  "Aiko",
  "Grace",
  "Nils",
  "Zola",
  "Ravi",
  "Mina",
  "Paul",
  "Wanda",
];
const LAST = [
  "Moss",
  "Haddad",
  "Prado",
  "Novak",
  "Sato",
  "Okoro",
  "Berg",
  "Dlamini",
  "Rao",
  "Farkas",
  "Lind",
];
const PLANS = ["free", "pro", "team"];
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * Fills a workspace with people who were there before: created during the last year, seen some time since. Nothing
 * is notified. New teams have the first two admins as members, as far as there are any.
 */
export function populate(world: World, { users, leads, admins, teams, seed }: Population): void {
  const random = seededRandom(seed);
  for (let n = 0; n < users; n += 1) addPerson(world, "user", random);
  for (let n = 0; n < leads; n += 1) addPerson(world, "lead", random);
  for (let n = 0; n < admins; n += 1) {
    const number = world.teammates.admins().length + 1;
    world.teammates.addAdmin({ name: nameBy(random), email: `admin.${number}@example.com` });
  }
  const members = world.teammates
    .admins()
    .slice(0, 2)
    .map(({ email }) => email);
  for (let n = 0; n < teams; n += 1) {
    world.teammates.addTeam({ name: `Team ${world.teammates.teams().length + 1}`, members });
  }
}

function addPerson(world: World, kind: Person["kind"], random: () => number): void {
  const now = seconds(world.clock);
  const age = Math.floor(random() * YEAR_SECONDS);
  const name = nameBy(random);
  const number = world.people.count("user") + world.people.count("lead") + 1;
  const seenAt = now - Math.floor(random() * age);
  world.people.add({
    ...blankPerson(world, kind),
    ...(kind === "user" ? { userId: `user-${number}`, signedUpAt: now - age } : {}),
    name,
    email: `${name.toLowerCase().replace(" ", ".")}.${number}@example.test`,
    createdAt: now - age,
    updatedAt: seenAt,
    lastRequestAt: seenAt,
    sessionCount: 1 + Math.floor(random() * 20),
    customAttributes: new Map([["plan", pick(PLANS, random)]]),
  });
}

function nameBy(random: () => number): string {
  return `${pick(FIRST, random)} ${pick(LAST, random)}`;
}
