import type { Company, Lead, Tag, User } from "../../intercom/index.ts";
import type { CarriedTag, TagLeadsFacts } from "./facts.ts";
import type { Members } from "./segments.ts";

/** What a list of people, or a person read alone, doesn't say of itself. */
export interface Around {
  /** Epoch milliseconds, UTC. */
  readonly now: number;
  /** The workspace's tags. */
  readonly tags: readonly Tag[];
  readonly segments: Members;
}

/** The facts about a user or lead as they were listed or read; without their events, and with companies if none. */
export function personFacts(person: User | Lead, { now, tags, segments }: Around): TagLeadsFacts {
  const isLead = person.type === "contact" || person.anonymous === true;
  const hasNoCompany = person.companies?.companies?.length === 0;
  return {
    now,
    subject: { kind: isLead ? "lead" : "user", id: person.id },
    tags: carriedTags(person, tags),
    about: { person, tags, segments, ...(hasNoCompany ? { companies: [] } : {}) },
  };
}

/** The facts about a company: conditions about a person can't be told of it. */
export function companyFacts(company: Company, { now, tags }: Pick<Around, "now" | "tags">): TagLeadsFacts {
  return {
    now,
    subject: { kind: "company", id: company.id },
    tags: carriedTags(company, tags),
    about: { companies: [company], tags },
  };
}

/** Ids of the tags that came without a name. */
export function namelessTags({ tags }: Pick<User, "tags">): string[] {
  return (tags?.tags ?? []).flatMap(({ id, name }) => (typeof name === "string" ? [] : [id]));
}

function carriedTags({ tags }: Pick<User, "tags">, all: readonly Tag[]): CarriedTag[] {
  return (tags?.tags ?? []).map(({ id, name }) => ({
    id,
    name: name ?? all.find((tag) => tag.id === id)?.name,
  }));
}
