/** A method and a path template, such as `GET` and `/users/{id}`. */
export interface Template {
  readonly method: string;
  readonly path: string;
}

// A whole literal: a title or a message that speaks of a request goes on after the path.
const LINE = /(["`])(GET|POST|PUT|DELETE) (\/[^\s"`?]*)(?:\?[^\s"`]*)?\1/g;

/**
 * The templates, as `METHOD /path`, of the request lines that a test's source has as literals. A wildcard takes any one
 * segment, also a `${constant}`; where several templates fit, it is the one with the fewest wildcards.
 */
export function templatesSeen(source: string, templates: readonly Template[]): ReadonlySet<string> {
  const seen = [...source.matchAll(LINE)].flatMap(([, , method = "", found = ""]) => {
    const fitting = templates.filter((one) => one.method === method && fits(one.path, found));
    const [best] = fitting.toSorted((a, b) => wildcards(a.path) - wildcards(b.path));
    return best === undefined ? [] : [`${best.method} ${best.path}`];
  });
  return new Set(seen);
}

function fits(template: string, found: string): boolean {
  const [wanted, given] = [template.split("/"), found.split("/")];
  return wanted.length === given.length && wanted.every((part, at) => fills(part, given[at] ?? ""));
}

function fills(part: string, given: string): boolean {
  return part.startsWith("{") ? given !== "" && !given.startsWith("{") : part === given;
}

function wildcards(template: string): number {
  return template.split("{").length;
}
