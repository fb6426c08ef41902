import { buildApp } from "fauxqs";
import { ACCOUNT_ID, REGION } from "./account.ts";
import { HOST } from "./http-server.ts";
import { explainListenError } from "./port-in-use.ts";
import { takeAllCharacters } from "./sqs-characters.ts";
import type { StandIn } from "./stand-in.ts";

/**
 * Starts an SQS without queues, in memory, on 127.0.0.1; port 0 takes any free port. Visibility, receive counts,
 * delays, long polls and redrive to a dead-letter queue work as on AWS. The queue URLs that it gives out have a host
 * name that not every machine can look up: see `queueUrl`. Throws PortInUseError.
 */
export async function startSqs({ port }: { readonly port: number }): Promise<StandIn> {
  const app = buildApp({ logger: false, defaultRegion: REGION });
  takeAllCharacters(app);
  try {
    const endpoint = await app.listen({ port, host: HOST });
    return { endpoint, close: () => app.close() };
  } catch (error) {
    await app.close();
    throw explainListenError(error, port);
  }
}

/**
 * A queue's URL at the endpoint. A client that has its endpoint from the environment goes to the queue URL's host
 * instead, so that one has to be reachable; SQS itself looks at the name only.
 */
export function queueUrl(endpoint: string, name: string): string {
  return `${endpoint}/${ACCOUNT_ID}/${name}`;
}
