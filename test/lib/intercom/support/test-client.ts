import { onTestFinished } from "vitest";
import {
  createIntercomClient,
  type IntercomClientOptions,
  unlimited,
} from "../../../../lib/intercom/index.ts";

/** A client of a server under test, closed when the test is over. Without a limiter, unless one is given. */
export function testClient(
  origin: string,
  options: Partial<Omit<IntercomClientOptions, "region" | "origin">> = {},
) {
  const client = createIntercomClient({ token: "dG9rOjEyMzQ1Njc4", limiter: unlimited, ...options, origin });
  onTestFinished(() => client.close());
  return client;
}
