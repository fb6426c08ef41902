/** How often each endpoint answered with each status: `{"GET /users/{id}": {"200": 3}}`. */
export type EndpointCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Counts the calls of the API; the back door is not part of it. */
export interface CallCounts {
  /** `endpoint` is a method and a path with its parts in braces. */
  record(endpoint: string, status: number): void;
  readonly total: number;
  byEndpoint(): EndpointCounts;
  withStatus(status: number): number;
}

export function createCallCounts(): CallCounts {
  const counts = new Map<string, Map<number, number>>();
  let total = 0;
  return {
    record(endpoint, status) {
      total += 1;
      const statuses = counts.get(endpoint) ?? new Map<number, number>();
      counts.set(endpoint, statuses);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    },
    get total() {
      return total;
    },
    byEndpoint: () =>
      Object.fromEntries([...counts].map(([endpoint, statuses]) => [endpoint, Object.fromEntries(statuses)])),
    withStatus: (status) =>
      [...counts.values()].reduce((sum, statuses) => sum + (statuses.get(status) ?? 0), 0),
  };
}
