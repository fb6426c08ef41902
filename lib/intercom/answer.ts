import { callInfo, type Endpoint } from "./endpoint.ts";
import { readBody } from "./errors/body.ts";
import { errorFromAnswer } from "./errors/from-answer.ts";
import { ResponseInvalidError } from "./errors/index.ts";
import { shapeProblem } from "./shape-problem.ts";
import type { CheckShape } from "./shapes.ts";
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
  check: CheckShape,
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
    case "empty": {
      // Some writing calls are answered with nothing, and their schemas take it.
      const nothing = check(endpoint.answer, undefined);
      if (nothing.success) return nothing.data;
      throw new ResponseInvalidError(call, "empty", `the answer ${status} has no body`, { status });
    }
    case "html":
      throw new ResponseInvalidError(call, "html", `the answer ${status} is an HTML page, not JSON`, {
        status,
      });
    case "text":
      throw new ResponseInvalidError(call, "not_json", `the answer ${status} is not JSON, or cut off`, {
        status,
      });
    case "other_json":
      return checkedShape(endpoint, body.json, check);
  }
}

function checkedShape<Answer>(endpoint: Endpoint<Answer>, json: unknown, check: CheckShape): Answer {
  const parsed = check(endpoint.answer, json);
  if (parsed.success) return parsed.data;
  const { at, expected } = shapeProblem(parsed.error.issues);
  const sentence = `the answer does not have the shape of API 1.3 at ${at} (${expected} expected)`;
  throw new ResponseInvalidError(callInfo(endpoint), "schema", sentence, { at, expected });
}
