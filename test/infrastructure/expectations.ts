import { nothingIsAllowedByWildcard, rolesBelongToServices } from "./checks/access.ts";
import {
  alarmsLeadSomewhere,
  alarmsWatchWhatIsPublished,
  everyTroubleHasItsAlarm,
  moneyIsWatched,
} from "./checks/alarms.ts";
import { busMayDeliver } from "./checks/bus.ts";
import type { Expectation } from "./checks/expectation.ts";
import {
  functionsFollowDefaults,
  onlyTheTwoUrlsArePublic,
  secretsStayWhereNeeded,
} from "./checks/functions.ts";
import {
  concurrencyIsBounded,
  deadLettersAreKept,
  failuresAreReportedOneByOne,
  queuesAreEncrypted,
  triesAreEnough,
  visibilityCoversRetries,
} from "./checks/queues.ts";
import { failedSweepsAreReported, schedulesRunOnPermanentStagesOnly } from "./checks/schedules.ts";
import { tableIsSafe } from "./checks/table.ts";
import type { Model } from "./support/model.ts";

/** Everything that is expected of any stage that would be deployed, by name. */
export const expectations = {
  visibilityCoversRetries,
  deadLettersAreKept,
  triesAreEnough,
  failuresAreReportedOneByOne,
  concurrencyIsBounded,
  queuesAreEncrypted,
  schedulesRunOnPermanentStagesOnly,
  failedSweepsAreReported,
  functionsFollowDefaults,
  onlyTheTwoUrlsArePublic,
  secretsStayWhereNeeded,
  nothingIsAllowedByWildcard,
  rolesBelongToServices,
  busMayDeliver,
  tableIsSafe,
  everyTroubleHasItsAlarm,
  alarmsLeadSomewhere,
  alarmsWatchWhatIsPublished,
  moneyIsWatched,
} as const satisfies Readonly<Record<string, Expectation>>;

export type ExpectationName = keyof typeof expectations;

/** The expectations that a deployment does not meet, each with what is wrong. Empty when all is well. */
export function violationsOf(model: Model): Readonly<Record<string, readonly string[]>> {
  const found = Object.entries(expectations).map(([name, check]) => [name, check(model)] as const);
  return Object.fromEntries(found.filter(([, violations]) => violations.length > 0));
}
