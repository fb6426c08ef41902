import { parameterInvalid } from "./errors.ts";

/** A query parameter, or undefined when it is absent or empty. */
export function given(query: URLSearchParams, name: string): string | undefined {
  const value = query.get(name);
  return value === null || value === "" ? undefined : value;
}

/** A boolean as the SDKs write it: `true`, `True`, `1` (clients.md). Throws 400 `parameter_invalid`. */
export function givenFlag(query: URLSearchParams, name: string): boolean | undefined {
  const value = given(query, name)?.toLowerCase();
  if (value === undefined) return undefined;
  if (value === "true" || value === "1") return true;
  if (value === "false" || value === "0") return false;
  throw parameterInvalid(`the ${name} parameter must be true or false`, name);
}

/** A whole number of at least `least`. Throws 400 `parameter_invalid`. */
export function givenInteger(query: URLSearchParams, name: string, least: number): number | undefined {
  const value = given(query, name);
  if (value === undefined) return undefined;
  const number = /^-?\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least) return number;
  throw parameterInvalid(`the ${name} parameter must be an integer of at least ${least}`, name);
}

/** One of `allowed`. Throws 400 `parameter_invalid` in the words that Intercom uses for `GET /counts`. */
export function givenOneOf<T extends string>(
  query: URLSearchParams,
  name: string,
  allowed: readonly T[],
): T | undefined {
  const value = given(query, name);
  if (value === undefined) return undefined;
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  throw parameterInvalid(`the ${name} parameter must be one of: ${allowed.join(", ")}`, name);
}
