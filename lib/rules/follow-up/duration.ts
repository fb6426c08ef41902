const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const DURATION = /^([1-9]\d{0,4})([mhd])$/;
const LONGEST_MS = 365 * 86_400_000;

/** `30m`, `4h` or `3d` in milliseconds, a minute to a year; undefined for anything else. */
export function durationMs(text: string): number | undefined {
  const [, count, unit = ""] = DURATION.exec(text) ?? [];
  const milliseconds = Number(count) * (UNITS[unit] ?? Number.NaN);
  return milliseconds <= LONGEST_MS ? milliseconds : undefined;
}
