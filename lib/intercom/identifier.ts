import { ArgumentInvalidError } from "./errors/index.ts";

/** Exactly one of the properties of `Properties`. */
export type ExactlyOne<Properties> = {
  [Key in keyof Properties]: { readonly [Own in Key]: Properties[Key] } & {
    readonly [Other in Exclude<keyof Properties, Key>]?: never;
  };
}[keyof Properties];

/** At least one of the properties of `Properties`. */
export type AtLeastOne<Properties> = {
  [Key in keyof Properties]: { readonly [Own in Key]: Properties[Key] } & {
    readonly [Other in Exclude<keyof Properties, Key>]?: Properties[Other];
  };
}[keyof Properties];

/**
 * The one identifier that was given, as an object to send. The types promise that there is one; data may still break
 * the promise, and a call without it could mean everybody. Throws `ArgumentInvalidError` for none, several or empty ones.
 */
export function oneOf(
  argument: string,
  names: readonly string[],
  given: object,
): Readonly<Record<string, string>> {
  const found = Object.entries(given).filter(([name, value]) => names.includes(name) && value !== undefined);
  const [only] = found;
  if (only === undefined || found.length > 1) {
    throw new ArgumentInvalidError(
      argument,
      `has ${found.length} identifiers: give exactly one of ${names.join(", ")}`,
    );
  }
  const [name, value] = only;
  if (typeof value !== "string" || value.trim() === "") {
    throw new ArgumentInvalidError(
      `${argument}.${name}`,
      "is empty or no string: give the identifier's value",
    );
  }
  return { [name]: value };
}
