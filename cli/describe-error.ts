import { isSwitchboardError } from "../lib/intercom/index.ts";
import { UsageError } from "./command.ts";

/** An error as an operator reads it: what happened, and what to do. Never a stack, a token or a body. */
export function describeError(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  if (isSwitchboardError(error)) {
    return `${error.message} (${error.code})${error.retryable ? " Try again." : ""}`;
  }
  if (!(error instanceof Error)) return "It failed, and nothing says why.";
  const remedy = [codeOf(error), error.name].flatMap((word) => REMEDIES.get(word) ?? [])[0];
  const message = error.message === "" ? codeOf(error) : error.message;
  return remedy === undefined ? message : `${message}\n${remedy}`;
}

const UNREACHABLE =
  "Nothing answers there. With --sandbox, npm start has to run with the same port base; otherwise look at the network.";
const NO_ACCESS = "Look at the AWS credentials in the environment, and at the region in AWS_REGION.";
const REMEDIES: ReadonlyMap<string, string> = new Map([
  ["ECONNREFUSED", UNREACHABLE],
  ["ENOTFOUND", UNREACHABLE],
  ["TimeoutError", UNREACHABLE],
  ["CredentialsProviderError", NO_ACCESS],
  ["UnrecognizedClientException", NO_ACCESS],
  ["AccessDeniedException", NO_ACCESS],
  ["ResourceNotFoundException", "There is no such table: look at --table, the stage and the region."],
]);

function codeOf(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
