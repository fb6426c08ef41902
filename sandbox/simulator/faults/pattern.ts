/** A call, as a fault looks at it. */
export interface CallName {
  readonly method: string;
  /** As it is counted, such as `GET /users/{id}`. */
  readonly endpoint: string;
  /** As it was called, tidied, without its query. */
  readonly path: string;
}

const ENDPOINT = /^(\*|[A-Z]+) (\*|\/[^\s*]*\*?)$/;

/** Whether a text is a pattern of endpoints: `*`, `GET *`, `* /users/{id}`, `POST /users`, `GET /users*`. */
export function isEndpointPattern(pattern: string): boolean {
  return pattern === "*" || ENDPOINT.test(pattern);
}

/**
 * Whether a call is meant by a pattern. Its path is either an endpoint's, with any names in its braces, or one path
 * as it is called, such as `GET /users/5f1c…`; a star at its end stands for anything.
 */
export function matchesCall(pattern: string, { method, endpoint, path }: CallName): boolean {
  if (pattern === "*") return true;
  const [wantedMethod, wantedPath = ""] = pattern.split(" ");
  if (wantedMethod !== "*" && wantedMethod !== method) return false;
  const [, endpointPath = ""] = endpoint.split(" ");
  return matchesText(nameless(wantedPath), nameless(endpointPath)) || matchesText(wantedPath, path);
}

/** Whether a topic is meant by a pattern: the topic itself, or its beginning with a star. */
export function matchesTopic(pattern: string, topic: string): boolean {
  return matchesText(pattern, topic);
}

function matchesText(pattern: string, text: string): boolean {
  return pattern.endsWith("*") ? text.startsWith(pattern.slice(0, -1)) : pattern === text;
}

/** `/users/{id}` as `/users/{}`. */
function nameless(path: string): string {
  return path.replace(/\{\w*\}/g, "{}");
}
