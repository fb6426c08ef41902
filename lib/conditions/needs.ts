/** Which facts a condition looks at, so that a rule reads only those from Intercom. */
export interface Needs {
  readonly person: boolean;
  /** The person's companies, whole: a person holds only their ids and names. */
  readonly companies: boolean;
  readonly conversation: boolean;
  /** A conversation with its parts, which lists don't have. */
  readonly conversationParts: boolean;
  /** The workspace's list of tags: a lead's tags often come without names. */
  readonly tagNames: boolean;
  /** Segments whose members must be listed, by name or id as the settings say. */
  readonly segments: readonly string[];
  /** Names of events that the person's event summary must speak of. */
  readonly events: readonly string[];
  /** Names of events to list one by one, at most 90 days back. */
  readonly recentEvents: readonly string[];
  /** `GET /counts?type=conversation` */
  readonly conversationCounts: boolean;
  /** `GET /counts?type=conversation&count=admin` */
  readonly adminCounts: boolean;
}

const nothing: Needs = {
  person: false,
  companies: false,
  conversation: false,
  conversationParts: false,
  tagNames: false,
  segments: [],
  events: [],
  recentEvents: [],
  conversationCounts: false,
  adminCounts: false,
};

/** What several conditions need together; names once each, in order of appearance. */
export function mergeNeeds(all: readonly Partial<Needs>[]): Needs {
  return all.reduce<Needs>(
    (sum, more) => ({
      person: sum.person || more.person === true,
      companies: sum.companies || more.companies === true,
      conversation: sum.conversation || more.conversation === true,
      conversationParts: sum.conversationParts || more.conversationParts === true,
      tagNames: sum.tagNames || more.tagNames === true,
      segments: union(sum.segments, more.segments),
      events: union(sum.events, more.events),
      recentEvents: union(sum.recentEvents, more.recentEvents),
      conversationCounts: sum.conversationCounts || more.conversationCounts === true,
      adminCounts: sum.adminCounts || more.adminCounts === true,
    }),
    nothing,
  );
}

function union(some: readonly string[], more: readonly string[] = []): readonly string[] {
  return [...new Set([...some, ...more])];
}
