import * as z from "zod/mini";
import { callInfo, type Endpoint } from "./endpoint.ts";
import { readBody } from "./errors/body.ts";
import { errorFromAnswer } from "./errors/from-answer.ts";
import { ResponseInvalidError } from "./errors/index.ts";
import type { WireAnswer } from "./transport.ts";

/**
 * What an attempt's answer means: the checked body, or the error thrown. A body of type `error.list` is an error
 * whatever its status: docs/intercom-api-1.3/errors-and-rate-limits.md. `resetAtMs` is when a refused call may be
 * tried again (epoch milliseconds, UTC).
 */
export function readAnswer<Answer>(
  endpoint: Endpoint<Answer>,
  answer: WireAnswer,
  resetAtMs: number,
): Answer {
  const call = callInfo(endpoint);
  const { status } = answer;
  const body = readBody(answer.text);
  if (status >= 400 || body.kind === "error_list") throw errorFromAnswer(call, answer, body, resetAtMs);
  if (status >= 300) {
    throw new ResponseInvalidError(
      call,
      "redirect",
      `Intercom answered ${status}; redirects are not followed`,
      {
        status,
      },
    );
  }
  switch (body.kind) {
    case "empty":
      throw new ResponseInvalidError(call, "empty", `the answer ${status} has no body`, { status });
    case "html":
      throw new ResponseInvalidError(call, "html", `the answer ${status} is an HTML page, not JSON`, {
        status,
      });
    case "text":
      throw new ResponseInvalidError(call, "not_json", `the answer ${status} is not JSON, or cut off`, {
        status,
      });
    case "other_json":
      return checkShape(endpoint, body.json);
  }
}

function checkShape<Answer>(endpoint: Endpoint<Answer>, json: unknown): Answer {
  const parsed = z.safeParse(endpoint.answer, json);
  if (parsed.success) return parsed.data;
  const { path, expected } = deepestIssue(parsed.error.issues, []);
  const sentence = `the answer does not have the shape of API 1.3 at ${path} (${expected} expected)`;
  throw new ResponseInvalidError(callInfo(endpoint), "schema", sentence, { at: path, expected });
}

interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly expected?: string;
  readonly errors?: readonly (readonly Issue[])[];
}

/** Within a union, the alternative that came furthest says best what is wrong. */
function deepestIssue(
  issues: readonly Issue[],
  above: readonly PropertyKey[],
): { depth: number; path: string; expected: string } {
  const [first] = issues;
  if (first === undefined) return { depth: above.length, path: pathName(above), expected: "something else" };
  const here = [...above, ...first.path];
  const inner = (first.errors ?? []).map((alternative) => deepestIssue(alternative, here));
  const own = { depth: here.length, path: pathName(here), expected: first.expected ?? "another value" };
  return inner.reduce((best, next) => (next.depth > best.depth ? next : best), own);
}

// A key can be a customer's own words, such as a tag's name.
function pathName(path: readonly PropertyKey[]): string {
  return path.map((key) => (/^\w{1,40}$/.test(String(key)) ? String(key) : "*")).join(".") || "the top";
}
