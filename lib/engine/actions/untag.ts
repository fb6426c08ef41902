import type { UntagAction } from "../../state/index.ts";
import type { ActionKind } from "../action.ts";
import { nameTargets, onAll, reached } from "./tag-targets.ts";

/** Takes a tag away. Done twice it changes nothing (docs/intercom-api-1.3/tags.md §3), so nobody looks. */
export const untag: ActionKind<UntagAction> = {
  apply: ({ on, tag: { name } }, { intercom, call }) =>
    onAll(on, (targets) => intercom.tags.untag(name, targets, call)),

  undo: ({ on, tag }, { receipt, reason }) => ({
    actions: [{ kind: "tag", on: reached(on, receipt.missing), tag, reason }],
  }),

  describe: ({ on, tag: { id } }) => `Take tag ${id ?? "(new)"} from ${nameTargets(on)}.`,
};
