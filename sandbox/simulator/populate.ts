import { seconds } from "./clock.ts";
import { createCrowd, DRAWS } from "./people/crowd.ts";
import { nameBy } from "./people/names.ts";
import type { Person } from "./people/person.ts";
import type { Presence } from "./people/presence.ts";
import { seededRandom } from "./random.ts";
import type { World } from "./world.ts";

/** How many of each to make. */
export interface Population {
  /** Up to a million, like leads. */
  readonly users: number;
  readonly leads: number;
  readonly admins: number;
  readonly teams: number;
  /** Of their names and dates; the same number gives the same ones. */
  readonly seed: number;
  /** How long ago the users were seen. */
  readonly presence: Presence;
}

const AS_IT_COMES: Presence = { neverSeen: 0, stale: undefined };

/**
 * Fills a workspace with people who were there before: created during the last year, seen some time since. Nothing
 * is notified. New teams have the first two admins as members, as far as there are any.
 */
export function populate(world: World, { users, leads, admins, teams, seed, presence }: Population): void {
  settle(world, { kind: "user", size: users, seed, drawn: 0, presence });
  settle(world, { kind: "lead", size: leads, seed, drawn: users * DRAWS, presence: AS_IT_COMES });
  const random = seededRandom(seed, (users + leads) * DRAWS);
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

interface Settlers {
  readonly kind: Person["kind"];
  readonly size: number;
  readonly seed: number;
  readonly drawn: number;
  readonly presence: Presence;
}

function settle({ people, ids, clock }: World, settlers: Settlers): void {
  const { kind, size } = settlers;
  if (size === 0) return;
  const crowd = createCrowd({
    ...settlers,
    now: seconds(clock),
    firstNumber: people.ever + 1,
    ids: ids.people(size),
    named: kind === "lead" ? { userIds: ids.leadUserIds(size), pseudonym: ids.pseudonyms(size) } : undefined,
  });
  people.settle(crowd);
}
