import type { ExpectationName } from "./expectations.ts";
import { monitoringMutations } from "./monitoring-mutations.ts";

/** A mistake that somebody could make in stacks/: one piece of text for another. */
export interface Mutation {
  readonly name: string;
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly from: string;
  readonly to: string;
  readonly stage: "production" | "alex";
  /** The expectation that must notice. */
  readonly caughtBy: ExpectationName;
}

const inProduction = (mutation: Omit<Mutation, "stage">): Mutation => ({ ...mutation, stage: "production" });

/** The first three run with the tests, all of them with scripts/infra-mutations.ts. */
export const mutations: readonly Mutation[] = [
  inProduction({
    name: "a working queue has no dead-letter queue",
    file: "stacks/queues.ts",
    from: "dlq: { queue: deadLetters.arn, retry: RECEIVES },",
    to: "",
    caughtBy: "deadLettersAreKept",
  }),
  inProduction({
    name: "park may do anything to the table",
    file: "stacks/table.ts",
    from: 'view("ParkingTable", ["dynamodb:PutItem", "dynamodb:DeleteItem"])',
    to: 'view("ParkingTable", ["dynamodb:*"])',
    caughtBy: "nothingIsAllowedByWildcard",
  }),
  inProduction({
    name: "visibility is as short as the function's time-out",
    file: "stacks/queues.ts",
    from: "rule.timeoutSeconds * VISIBILITY_FACTOR",
    to: "rule.timeoutSeconds",
    caughtBy: "visibilityCoversRetries",
  }),
  inProduction({
    name: "the webhook may put events on every bus",
    file: "stacks/bus.ts",
    from: "resources: [bus.arn]",
    to: 'resources: ["*"]',
    caughtBy: "nothingIsAllowedByWildcard",
  }),
  inProduction({
    name: "functions have a managed policy",
    file: "stacks/functions.ts",
    from: "role.managedPolicyArns = policies;",
    to: 'role.managedPolicyArns = ["arn:aws:iam::aws:policy/AdministratorAccess"];',
    caughtBy: "nothingIsAllowedByWildcard",
  }),
  inProduction({
    name: "everybody in the account may assume the functions' roles",
    file: "stacks/functions.ts",
    from: "if (!$dev)",
    to: "if ($dev)",
    caughtBy: "rolesBelongToServices",
  }),
  inProduction({
    name: "a message is dead after three receives",
    file: "stacks/queues.ts",
    from: "const RECEIVES = 5;",
    to: "const RECEIVES = 3;",
    caughtBy: "triesAreEnough",
  }),
  inProduction({
    name: "dead letters are kept four days",
    file: "stacks/queues.ts",
    from: "14 * 86_400",
    to: "4 * 86_400",
    caughtBy: "deadLettersAreKept",
  }),
  inProduction({
    name: "nobody takes dead letters",
    file: "stacks/park.ts",
    from: "[...deadLetters.values(), parking]",
    to: "[parking]",
    caughtBy: "deadLettersAreKept",
  }),
  inProduction({
    name: "a bad message fails its whole batch",
    file: "stacks/functions.ts",
    from: "partialResponses: true",
    to: "partialResponses: false",
    caughtBy: "failuresAreReportedOneByOne",
  }),
  inProduction({
    name: "subscriptions have no maximum concurrency",
    file: "stacks/functions.ts",
    from: "transform: { eventSourceMapping: { scalingConfig: { maximumConcurrency: concurrency } } },",
    to: "",
    caughtBy: "concurrencyIsBounded",
  }),
  {
    name: "schedules run in a developer's stage",
    file: "stacks/schedules.ts",
    from: "enabled: isPermanent($app.stage)",
    to: "enabled: true",
    stage: "alex",
    caughtBy: "schedulesRunOnPermanentStagesOnly",
  },
  inProduction({
    name: "schedules do not run in production",
    file: "stacks/stage.ts",
    from: '= ["production"]',
    to: '= ["prod"]',
    caughtBy: "schedulesRunOnPermanentStagesOnly",
  }),
  inProduction({
    name: "a run that fails is reported to nobody",
    file: "stacks/schedules.ts",
    from: "transform: { eventInvokeConfig: { destinationConfig: { onFailure: { destination: deadLetters.arn } } } },",
    to: "",
    caughtBy: "failedSweepsAreReported",
  }),
  inProduction({
    name: "a run that does not start is reported to nobody",
    file: "stacks/schedules.ts",
    from: "dlq: deadLetters.arn,",
    to: "",
    caughtBy: "failedSweepsAreReported",
  }),
  inProduction({
    name: "park has a public URL",
    file: "stacks/park.ts",
    from: 'handler: "functions/park.handle",',
    to: 'handler: "functions/park.handle", url: { authorization: "none", cors: false },',
    caughtBy: "onlyTheTwoUrlsArePublic",
  }),
  inProduction({
    name: "any site's scripts may call the webhook",
    file: "stacks/ingest.ts",
    from: "cors: false",
    to: "cors: true",
    caughtBy: "onlyTheTwoUrlsArePublic",
  }),
  inProduction({
    name: "any site's scripts may sign people up",
    file: "stacks/signup.ts",
    from: "cors: false",
    to: "cors: true",
    caughtBy: "onlyTheTwoUrlsArePublic",
  }),
  inProduction({
    name: "the sign-up call is checked with the webhook's secrets",
    file: "stacks/index.ts",
    from: "createSignup(eventBus, signupSecrets)",
    to: "createSignup(eventBus, webhookSecrets)",
    caughtBy: "secretsStayWhereNeeded",
  }),
  inProduction({
    name: "the webhook knows the Intercom token",
    file: "stacks/index.ts",
    from: "createWebhook(eventBus, webhookSecrets)",
    to: "createWebhook(eventBus, intercomToken)",
    caughtBy: "secretsStayWhereNeeded",
  }),
  inProduction({
    name: "the webhook's secrets stand in its environment",
    file: "stacks/ingest.ts",
    from: "link: [eventBus, webhookSecrets],",
    to: "link: [eventBus, webhookSecrets], environment: { SECRETS: webhookSecrets.value },",
    caughtBy: "secretsStayWhereNeeded",
  }),
  inProduction({
    name: "items expire by another attribute",
    file: "stacks/table.ts",
    from: 'ttl: "expiresAt"',
    to: 'ttl: "expires"',
    caughtBy: "tableIsSafe",
  }),
  inProduction({
    name: "production's table can be deleted",
    file: "stacks/table.ts",
    from: "deletionProtection: isPermanent($app.stage)",
    to: "deletionProtection: false",
    caughtBy: "tableIsSafe",
  }),
  inProduction({
    name: "production's table goes with the app",
    file: "sst.config.ts",
    from: 'removal: permanent ? "retain" : "remove"',
    to: 'removal: "remove"',
    caughtBy: "tableIsSafe",
  }),
  inProduction({
    name: "working queues are not encrypted",
    file: "stacks/queues.ts",
    from: "transform: { queue: { sqsManagedSseEnabled: true } },",
    to: "",
    caughtBy: "queuesAreEncrypted",
  }),
  inProduction({
    name: "functions run on an older Node",
    file: "stacks/functions.ts",
    from: 'args.runtime ??= "nodejs24.x"',
    to: 'args.runtime ??= "nodejs22.x"',
    caughtBy: "functionsFollowDefaults",
  }),
  inProduction({
    name: "logs are kept for ever",
    file: "stacks/functions.ts",
    from: "retentionInDays: LOG_RETENTION_DAYS,",
    to: "",
    caughtBy: "functionsFollowDefaults",
  }),
  inProduction({
    name: "bundles are not minified",
    file: "stacks/functions.ts",
    from: "minify: true",
    to: "minify: false",
    caughtBy: "functionsFollowDefaults",
  }),
  inProduction({
    name: "the bus may not write to the dead-letter queue",
    file: "stacks/bus.ts",
    from: "if (deadLetters) allowRule(",
    to: "if (!queue) allowRule(",
    caughtBy: "busMayDeliver",
  }),
  inProduction({
    name: "every bus of every account may write to the queues",
    file: "stacks/bus.ts",
    from: 'conditions: [{ test: "ArnEquals", variable: "aws:SourceArn", values: [rule.arn] }],',
    to: "",
    caughtBy: "busMayDeliver",
  }),
  inProduction({
    name: "undeliverable notifications are dropped",
    file: "stacks/bus.ts",
    from: "...(deadLetters ? { deadLetterConfig: { arn: deadLetters.arn } } : {}),",
    to: "",
    caughtBy: "busMayDeliver",
  }),
  ...monitoringMutations.map(inProduction),
];
