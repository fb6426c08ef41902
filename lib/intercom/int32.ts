import { ArgumentInvalidError } from "./errors/index.ts";

const LEAST = -2_147_483_648;
const MOST = 2_147_483_647;

/**
 * Checks an integer of a user or company, which Intercom keeps in 32 bits (docs/intercom-api-1.3/00-common.md §2);
 * undefined passes. Throws `ArgumentInvalidError`, also for times in milliseconds.
 */
export function checkInt32(argument: string, value: number | undefined): void {
  if (value === undefined || (Number.isInteger(value) && value >= LEAST && value <= MOST)) return;
  throw new ArgumentInvalidError(
    argument,
    `must be a whole number from ${LEAST} to ${MOST}; times are in seconds, not milliseconds`,
  );
}
