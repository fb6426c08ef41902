/** Reads `keys` into a value of which nothing is certain; undefined where there is nothing. Never throws. */
export function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    // Own members only: nobody has an attribute because every object has a constructor.
    (inner, key) =>
      typeof inner === "object" && inner !== null && Object.hasOwn(inner, key)
        ? Reflect.get(inner, key)
        : undefined,
    value,
  );
}

/** The list at `keys`; empty when there is none. */
export function listAt(value: unknown, ...keys: readonly string[]): readonly unknown[] {
  const found = at(value, ...keys);
  return Array.isArray(found) ? found : [];
}

/** The text at `keys`; undefined when there is none, or an empty one. */
export function textAt(value: unknown, ...keys: readonly string[]): string | undefined {
  const found = at(value, ...keys);
  return typeof found === "string" && found !== "" ? found : undefined;
}

/** Whether Intercom populated it: null, absent and empty mean the same (docs/intercom-api-1.3/leads.md). */
export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}
