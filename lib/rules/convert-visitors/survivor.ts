import type { ConvertVisitorsSettings } from "./config.ts";
import type { UserFacts } from "./facts.ts";

export type Survivor = NonNullable<ConvertVisitorsSettings["survivor"]>;

const TIME_OF = {
  newest: ({ createdAt }: UserFacts) => createdAt,
  oldest: ({ createdAt }: UserFacts) => (createdAt === undefined ? undefined : -createdAt),
  "most-recently-seen": ({ lastSeenAt }: UserFacts) => lastSeenAt,
};

/**
 * The one of several users with one email who takes a person in; undefined when two come first together, or nobody's
 * time is known. Does not depend on the order of `users`. Pure.
 */
export function survivorOf(users: readonly UserFacts[], by: Survivor): UserFacts | undefined {
  const rank = (user: UserFacts) => TIME_OF[by](user) ?? Number.NEGATIVE_INFINITY;
  const best = Math.max(...users.map(rank));
  const [first, ...others] = users.filter((user) => rank(user) === best);
  return others.length > 0 || best === Number.NEGATIVE_INFINITY ? undefined : first;
}
