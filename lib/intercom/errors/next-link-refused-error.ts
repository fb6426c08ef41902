import { type CallInfo, callDetails } from "./call-info.ts";
import { SwitchboardError } from "./switchboard-error.ts";

export type NextLinkProblem = "malformed" | "other_origin" | "repeated" | "too_many";

const SENTENCES = {
  malformed: "is no URL",
  other_origin: "leads to another origin, where the token must not go",
  repeated: "leads to a page that was read before",
  too_many: "would go on for ever",
} as const satisfies Record<NextLinkProblem, string>;

/** A list's `pages.next` was not followed. The pages so far are good; there would have been more. */
export class NextLinkRefusedError extends SwitchboardError {
  constructor(call: CallInfo, problem: NextLinkProblem, page: number) {
    super(
      `${call.method} ${call.path}: the link to the next page ${SENTENCES[problem]} (after page ${page})`,
      {
        code: "intercom.next_link_refused",
        retryable: false,
        details: { ...callDetails(call), problem, page },
      },
    );
    this.name = "NextLinkRefusedError";
  }
}
