import type {
  AdminConversationCounts,
  AppCounts,
  ConversationCounts,
  UserCounts,
} from "../../intercom/index.ts";
import type { ReportCountsSettings } from "./config.ts";

/** One number for a metric. */
export interface Count {
  readonly name: string;
  /** `count`, or `milliseconds` for an age. */
  readonly unit: "count" | "milliseconds";
  readonly value: number;
  /** What tells it from others of its name; none for a total. */
  readonly of?:
    | { readonly admin: string }
    | { readonly tag: string }
    | { readonly segment: string }
    | { readonly rule: string };
}

/** Everything that Intercom counted, as far as the settings ask for it. */
export interface Counted {
  readonly app: AppCounts;
  readonly conversations: ConversationCounts;
  readonly admins?: AdminConversationCounts;
  readonly tags?: UserCounts;
  readonly segments?: UserCounts;
}

/** Since when the oldest entry of each rule's backlog waits (epoch milliseconds, UTC); undefined for an empty one. */
export type Oldest = ReadonlyMap<string, number | undefined>;

export interface Measured {
  readonly counts: readonly Count[];
  /** What the settings name and Intercom didn't count: `tag vip`. */
  readonly missing: readonly string[];
}

/** The numbers to publish. An empty backlog has age 0, so that a graph falls back. Pure. */
export function measure(
  settings: ReportCountsSettings,
  counted: Counted,
  oldest: Oldest,
  nowMs: number,
): Measured {
  const admins = new Map(counted.admins?.conversation.admin.map(({ id, open }) => [id, open]));
  const named = [
    pick("AdminOpenConversations", "admin", settings.admins, (id) => admins.get(id)),
    pick("TaggedPeople", "tag", settings.tags, valueIn(counted.tags?.user.tag)),
    pick("PeopleInSegment", "segment", settings.segments, valueIn(counted.segments?.user.segment)),
  ];
  const ages = [...oldest].map(
    ([rule, since]): Count => ({
      name: "OldestBacklogAgeMs",
      unit: "milliseconds",
      value: since === undefined ? 0 : Math.max(0, nowMs - since),
      of: { rule },
    }),
  );
  return {
    counts: [...totals(counted), ...named.flatMap(({ counts }) => counts), ...ages],
    missing: named.flatMap(({ missing }) => missing),
  };
}

function totals({ app, conversations: { conversation } }: Counted): Count[] {
  const all: readonly (readonly [name: string, value: number | null | undefined])[] = [
    ["Users", app.user?.count],
    ["Leads", app.lead?.count],
    ["Companies", app.company?.count],
    ["OpenConversations", conversation.open],
    ["ClosedConversations", conversation.closed],
    ["AssignedConversations", conversation.assigned],
    ["UnassignedConversations", conversation.unassigned],
  ];
  return all.flatMap(([name, value]) => (typeof value === "number" ? [{ name, unit: "count", value }] : []));
}

type Dimension = "admin" | "tag" | "segment";

function pick(
  name: string,
  dimension: Dimension,
  wanted: readonly string[],
  countOf: (one: string) => number | undefined,
): Measured {
  const values = [...new Set(wanted)].map((one) => [one, countOf(one)] as const);
  return {
    counts: values.flatMap(([one, value]): Count[] =>
      value === undefined ? [] : [{ name, unit: "count", value, of: dimensionOf(dimension, one) }],
    ),
    missing: values.flatMap(([one, value]) => (value === undefined ? [`${dimension} ${one}`] : [])),
  };
}

function dimensionOf(dimension: Dimension, value: string): NonNullable<Count["of"]> {
  switch (dimension) {
    case "admin":
      return { admin: value };
    case "tag":
      return { tag: value };
    case "segment":
      return { segment: value };
  }
}

/** Counts come as objects of one member each, whose key is the name (docs/intercom-api-1.3/counts.md §4). */
function valueIn(
  list: readonly Readonly<Record<string, number>>[] = [],
): (name: string) => number | undefined {
  return (name) => {
    const fold = (text: string) => text.toLowerCase();
    const found = list.flatMap(Object.entries).find(([key]) => fold(key) === fold(name));
    return found?.[1];
  };
}
