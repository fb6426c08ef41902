const LONGEST = 60;

/** A key as an error names it: quoted, and cut off where it gets long. */
export function describeKey(key: string): string {
  return JSON.stringify(key.length > LONGEST ? `${key.slice(0, LONGEST)}…` : key);
}
