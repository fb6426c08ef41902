import { parameterInvalid } from "../http/errors.ts";
import { givenOneOf } from "../http/query.ts";

/** The parameter `count`, which this type can't do without. Throws 400 `parameter_invalid`. */
export function needed<T extends string>(query: URLSearchParams, allowed: readonly T[]): T {
  const by = givenOneOf(query, "count", allowed);
  if (by !== undefined) return by;
  throw parameterInvalid(`the count parameter must be one of: ${allowed.join(", ")}`, "count");
}
