import type { Facts } from "./facts.ts";
import type { Field, Reading } from "./field.ts";
import { givenText } from "./given.ts";
import { type NumberTests, numberTests } from "./number-tests.ts";
import { at, listAt, textAt } from "./read.ts";

function workspaceField(key: string, label: string): Field {
  return {
    label,
    builder: `workspace.${key}`,
    kind: "workspace",
    needs: { conversationCounts: true },
    read: ({ conversationCounts }: Facts): Reading =>
      conversationCounts === undefined || conversationCounts === null
        ? { unread: "the workspace's counts were not read" }
        : { values: [at(conversationCounts, "conversation", key)] },
  };
}

/** How many conversations the workspace has (docs/intercom-api-1.3/counts.md §2); Intercom's counts lag a little. */
export const workspace = {
  open: numberTests(workspaceField("open", "number of open conversations")),
  closed: numberTests(workspaceField("closed", "number of closed conversations")),
  assigned: numberTests(workspaceField("assigned", "number of assigned conversations")),
  unassigned: numberTests(workspaceField("unassigned", "number of unassigned conversations")),
} as const;

/**
 * How many open conversations an admin has, by the admin's id (docs/intercom-api-1.3/counts.md §3). Can't be told of
 * an admin whom Intercom doesn't list. Throws ConditionInvalidError without an id.
 */
export function openOf(admin: string): NumberTests {
  const builder = `openOf(${JSON.stringify(givenText(admin, "openOf()"))})`;
  return numberTests({
    label: `number of open conversations of admin ${admin}`,
    builder,
    kind: "openOf",
    names: [{ kind: "admin", name: admin }],
    needs: { adminCounts: true },
    read({ adminCounts }: Facts): Reading {
      const listed = listAt(adminCounts, "conversation", "admin").find((one) => textAt(one, "id") === admin);
      return listed === undefined
        ? { unread: "the counts have no such admin, or were not read" }
        : { values: [at(listed, "open")] };
    },
  });
}
