import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createIntercomClient, type IntercomClient, unlimited } from "../../lib/intercom/index.ts";
import { defineConfig } from "../../lib/rules/settings.ts";
import { openTable, type Table } from "../../lib/state/index.ts";
import { clientSettings } from "../../sandbox/aws/account.ts";
import { type Sandbox, startSandbox, TOKEN } from "../../sandbox/sandbox.ts";

/** The whole product on any free ports, with a client and the table to look at it. */
export interface Running {
  readonly sandbox: Sandbox;
  readonly intercom: IntercomClient;
  readonly table: Table;
  /** What the functions logged: function name and line. */
  readonly lines: readonly (readonly [string, string])[];
  readonly errors: readonly Error[];
  close(): Promise<void>;
}

/** Starts it as `npm start` does, with the settings of switchboard.config.ts. */
export async function startRunning(options: { readonly rateLimit?: number } = {}): Promise<Running> {
  const lines: [string, string][] = [];
  const errors: Error[] = [];
  const sandbox = await startSandbox({
    portBase: 0,
    settings: defineConfig({
      actingAdmin: "switchboard@example.com",
      rules: { autoAssign: { mode: "live", pool: { team: "Support" } } },
    }),
    seed: 1,
    onLog: (name, line) => lines.push([name, line]),
    onError: (error) => errors.push(error),
    ...options,
  });
  const intercom = createIntercomClient({
    origin: sandbox.simulator.origin,
    token: TOKEN,
    limiter: unlimited,
  });
  const dynamodb = new DynamoDBClient(clientSettings(sandbox.deployment.endpoints.dynamodb));
  return {
    sandbox,
    intercom,
    table: openTable(sandbox.deployment.tableName, dynamodb),
    lines,
    errors,
    async close() {
      await intercom.close();
      dynamodb.destroy();
      await sandbox.close();
    },
  };
}

/** Asks again and again until the answer is there; what it waits for crosses processes, so it takes real time. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  patienceMs = 20_000,
): Promise<T> {
  for (let waited = 0; waited < patienceMs; waited += 25) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${what} did not happen`);
}
