/** Clocks of two machines, and Intercom's and ours, differ by less than this: milliseconds. */
export const SKEW_MS = 5_000;
