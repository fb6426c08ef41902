import type { Assignee } from "./conversation.ts";

/** What the workspace's inbox rules come to: one assignee for every conversation, or no rule that matches. */
export interface AssignmentRules {
  result(): Assignee | undefined;
  set(result: Assignee | undefined): void;
}

/** Without any rule, until the back door sets one. */
export function createAssignmentRules(): AssignmentRules {
  let result: Assignee | undefined;
  return {
    result: () => result,
    set(next) {
      result = next;
    },
  };
}
