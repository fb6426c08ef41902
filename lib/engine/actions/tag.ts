import type { TagAction } from "../../state/index.ts";
import type { ActionKind } from "../action.ts";
import { nameTargets, onAll, reached } from "./tag-targets.ts";

/** Tags people or companies. Done twice it changes nothing (docs/intercom-api-1.3/tags.md §3), so nobody looks. */
export const tag: ActionKind<TagAction> = {
  apply: ({ on, tag: { name } }, { intercom, call }) =>
    onAll(on, (targets) => intercom.tags.tag(name, targets, call)),

  undo: ({ on, tag: which }, { receipt, reason }) => ({
    actions: [{ kind: "untag", on: reached(on, receipt.missing), tag: which, reason }],
  }),

  describe: ({ on, tag: { id } }) => `Give tag ${id ?? "(new)"} to ${nameTargets(on)}.`,
};
