/** A user or lead as the sequences know one. */
export interface PersonModel {
  readonly id: string;
  kind: "user" | "lead";
  userId: string | null;
  email: string | null;
  unsubscribed: boolean;
  tier: string | undefined;
  readonly tags: Set<string>;
  /** Ids of Intercom's. */
  readonly companies: Set<string>;
  notes: number;
  /** What tells one event from another. */
  readonly events: Set<string>;
}

export interface CompanyModel {
  readonly id: string;
  readonly companyId: string;
  readonly tags: Set<string>;
}

export interface TalkModel {
  readonly id: string;
  /** The main one first; never empty. */
  customers: string[];
  state: "open" | "closed" | "snoozed";
  /** An admin or a team; null for nobody. */
  assignee: string | null;
  listed: boolean;
  read: boolean;
  parts: number;
  /** Names of tags, each on the part of that number. */
  readonly partTags: Set<string>;
  /** Unix seconds, and which snooze of all it was. */
  snooze: { readonly until: number; readonly turn: number };
}

export interface SegmentModel {
  readonly id: string;
  readonly name: string;
  readonly kind: "user" | "company";
  readonly members: readonly string[];
}

export interface SubscriptionModel {
  readonly id: string;
  topics: readonly string[];
  /** What it was told: topic and id of the object. */
  readonly told: string[];
}

/** Everything that a sequence has made: plain maps, by id. */
export interface Model {
  readonly people: Map<string, PersonModel>;
  readonly visitors: Map<string, string>;
  readonly companies: Map<string, CompanyModel>;
  /** Names by id. */
  readonly tags: Map<string, string>;
  readonly talks: Map<string, TalkModel>;
  readonly segments: SegmentModel[];
  readonly subscriptions: Map<string, SubscriptionModel>;
  /** Who was archived, deleted or taken in by another. */
  readonly gone: Set<string>;
  readonly goneTalks: Set<string>;
  /** Admins who are away and have replies reassigned. */
  readonly away: Set<string>;
  /** What the assignment rules come to. */
  rule: string | undefined;
  /** What the app's webhook wants; undefined: everything. */
  topics: readonly string[] | undefined;
  /** Counts up: for names that nobody has yet. */
  names: number;
  snoozes: number;
}

export function emptyModel(): Model {
  return {
    people: new Map(),
    visitors: new Map(),
    companies: new Map(),
    tags: new Map(),
    talks: new Map(),
    segments: [],
    subscriptions: new Map(),
    gone: new Set(),
    goneTalks: new Set(),
    away: new Set(),
    rule: undefined,
    topics: undefined,
    names: 0,
    snoozes: 0,
  };
}

/** A person of whom nothing but this is known. */
export function newPerson(
  known: Pick<PersonModel, "id" | "kind"> & Partial<Pick<PersonModel, "userId" | "email">>,
): PersonModel {
  return {
    userId: null,
    email: null,
    ...known,
    unsubscribed: false,
    tier: undefined,
    tags: new Set(),
    companies: new Set(),
    notes: 0,
    events: new Set(),
  };
}

/** Users, or leads. */
export function ofKind({ people }: Model, kind: PersonModel["kind"]): readonly PersonModel[] {
  return [...people.values()].filter((person) => person.kind === kind);
}

/** Users and leads of a company. */
export function membersOf({ people }: Model, companyId: string): readonly string[] {
  return [...people.values()].filter(({ companies }) => companies.has(companyId)).map(({ id }) => id);
}

/** Somebody archived, deleted or requested to be: the conversations go along, except a group's. */
export function removePerson(model: Model, id: string): void {
  model.people.delete(id);
  model.gone.add(id);
  for (const talk of [...model.talks.values()]) {
    talk.customers = talk.customers.filter((one) => one !== id);
    if (talk.customers.length > 0) continue;
    model.talks.delete(talk.id);
    model.goneTalks.add(talk.id);
  }
}

/** A user takes in a lead, with everything it has. */
export function mergePeople(model: Model, lead: PersonModel, user: PersonModel): void {
  for (const tag of lead.tags) user.tags.add(tag);
  for (const company of lead.companies) user.companies.add(company);
  for (const event of lead.events) user.events.add(event);
  user.notes += lead.notes;
  for (const talk of model.talks.values()) {
    talk.customers = [...new Set(talk.customers.map((one) => (one === lead.id ? user.id : one)))];
  }
  model.people.delete(lead.id);
  model.gone.add(lead.id);
}
