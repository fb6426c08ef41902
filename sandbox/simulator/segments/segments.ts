/** A saved filter over people or companies (segments.md). Its members are given, not found by a filter. */
export interface Segment {
  readonly id: string;
  readonly name: string;
  /** Of leads, of companies, or of users; one of users may hold leads too. */
  readonly kind: "user" | "lead" | "company";
  readonly createdAt: number;
  updatedAt: number;
  readonly memberIds: Set<string>;
}

/** The segments of a workspace. No call of the API makes one. */
export interface Segments {
  add(segment: Segment): void;
  find(id: string): Segment | undefined;
  /** Segments of people or of companies, in the order of their creation. */
  of(kind: "people" | "company"): readonly Segment[];
  /** Those of `kind` that a person or company is in. */
  withMember(kind: "people" | "company", id: string): readonly Segment[];
}

export function createSegments(): Segments {
  const segments = new Map<string, Segment>();
  const of = (kind: "people" | "company") =>
    [...segments.values()].filter((segment) => (segment.kind === "company") === (kind === "company"));
  return {
    add: (segment) => void segments.set(segment.id, segment),
    find: (id) => segments.get(id),
    of,
    withMember: (kind, id) => of(kind).filter(({ memberIds }) => memberIds.has(id)),
  };
}
