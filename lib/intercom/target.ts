import { ArgumentInvalidError } from "./errors/index.ts";

export type QueryValue = string | number | boolean | undefined;

/** Query parameters; undefined ones are left out. */
export type Query = Readonly<Record<string, QueryValue>>;

/**
 * The path and query to request: parameters filled in, everything percent-encoded. Throws `ArgumentInvalidError` for a
 * parameter that would make it another path: with an empty id, `/users/{id}` would be the list of all users.
 */
export function buildTarget(path: string, params: Readonly<Record<string, string>>, query: Query): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encode(name, usable(name, params[name])));
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${encodeURIComponent(name)}=${encode(name, String(value))}`],
  );
  return pairs.length === 0 ? filled : `${filled}?${pairs.join("&")}`;
}

function encode(name: string, value: string): string {
  if (!value.isWellFormed()) {
    throw new ArgumentInvalidError(name, "has half of a character (a lone surrogate): give whole text");
  }
  return encodeURIComponent(value);
}

function usable(name: string, value: string | undefined): string {
  if (typeof value !== "string" || value.trim() === "") {
    throw new ArgumentInvalidError(name, "is empty: give the id as Intercom shows it");
  }
  if (value === "." || value === "..") throw new ArgumentInvalidError(name, "is a path, not an id");
  return value;
}
