import type { ArchiveAction } from "../../state/index.ts";
import type { ActionKind } from "../action.ts";
import { isNotFound } from "./conversation.ts";

/**
 * Archives a user (docs/intercom-api-1.3/users.md §9) or deletes a lead (leads.md). Done twice it does no harm:
 * someone who is gone already is `found`, so nobody looks.
 */
export const archive: ActionKind<ArchiveAction> = {
  async apply({ person: { kind, id } }, { intercom, call }) {
    try {
      await (kind === "user" ? intercom.users.archive({ id }, call) : intercom.leads.delete(id, call));
      return { result: "applied" };
    } catch (error) {
      if (isNotFound(error)) return { result: "found" };
      throw error;
    }
  },

  undo: () => ({
    cannot: "restorable",
    because: "An archived person is brought back by the rule's restore, from the snapshot, not by an undo.",
  }),

  describe: ({ person: { kind, id } }) => `Archive ${kind} ${id}.`,
};
