import { type Condition, inSegment, tagged } from "../../conditions/index.ts";
import type { Lead, Tag, User } from "../../intercom/index.ts";
import type { ArchiveStaleUsersSettings } from "./config.ts";
import type { Exemption } from "./facts.ts";

/** What a person's own fields don't say. */
export interface Around {
  /** Epoch milliseconds, UTC. */
  readonly now: number;
  readonly tags: readonly Tag[];
  /** Ids of members, by the name or id in the settings; a segment that can't be listed is absent. */
  readonly segments: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Whether somebody has the tag that marks. */
export function isMarked(person: User | Lead, tag: string, { tags, now }: Around): boolean {
  return tagged(tag).evaluate({ person, tags }, { now: now / 1000 }).holds;
}

/**
 * Why somebody is never marked or archived, as far as it is told without a call for them alone; undefined when nothing is
 * in the way. What can't be told exempts: not knowing is no permission.
 */
export function exemptionOf(
  person: User | Lead,
  { exempt }: Pick<ArchiveStaleUsersSettings, "exempt">,
  around: Around,
): Exemption | undefined {
  const { tags, segments, now } = around;
  for (const { reason, condition } of conditionsOf(exempt)) {
    const { verdict, because } = condition.weigh({ person, tags, segments }, { now: now / 1000 });
    if (verdict !== false) return { reason, because };
  }
  const company = companyOf(person, exempt.companies);
  if (company !== undefined) return { reason: "exempt_company", because: `They belong to ${company}.` };
  if (exempt.owned && person.owner_id !== null && person.owner_id !== undefined) {
    return { reason: "has_owner", because: "They have an owner." };
  }
  const signedUp = person.signed_up_at ?? person.remote_created_at ?? person.created_at ?? 0;
  if (exempt.signedUpAfter !== undefined && signedUp >= dayAfter(exempt.signedUpAfter)) {
    return { reason: "signed_up_later", because: `They came after ${exempt.signedUpAfter}.` };
  }
  return undefined;
}

function conditionsOf({ tags, segments, when }: ArchiveStaleUsersSettings["exempt"]): {
  readonly reason: string;
  readonly condition: Condition;
}[] {
  return [
    ...tags.map((name) => ({ reason: "exempt_tag", condition: tagged(name) })),
    ...segments.map((name) => ({ reason: "exempt_segment", condition: inSegment(name) })),
    ...(when === undefined ? [] : [{ reason: "exempt_condition", condition: when }]),
  ];
}

/** The one of the named companies that somebody belongs to. */
function companyOf({ companies }: User | Lead, named: readonly string[]): string | undefined {
  const theirs = (companies?.companies ?? []).flatMap(({ id, company_id, name }) => [
    id,
    company_id,
    fold(name),
  ]);
  return named.find((one) => theirs.includes(one) || theirs.includes(fold(one)));
}

function fold(name: string | null | undefined): string | undefined {
  return name?.trim().toLowerCase();
}

/** Epoch seconds, UTC, at which a day is over. */
function dayAfter(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000 + 86_400;
}
