import type { ConvertAction } from "../../state/index.ts";
import type { Acting, ActionKind, Found, Seeing } from "../action.ts";
import { isNotFound } from "./conversation.ts";

/**
 * Turns a lead or visitor into a user, or a visitor into a lead (docs/intercom-api-1.3/leads.md and visitors.md,
 * "convert"). Someone who is converted already is `found`, whoever did it.
 */
export const convert: ActionKind<ConvertAction> = {
  async apply(action, acting) {
    try {
      await send(action, acting);
      return { result: "applied" };
    } catch (error) {
      if (!isNotFound(error)) throw error;
      const found = await look(action, acting);
      // The person is there, so that what Intercom did not find is the user to merge into.
      if (found.is === "undone") throw error;
      return found.is === "done" ? { result: "found" } : { result: "refused", reason: found.reason };
    }
  },

  look,

  undo: () => ({
    cannot: "conversion_is_final",
    because: "Intercom's API can't make a lead or visitor of a user or lead.",
  }),

  describe: ({ person: { kind, id }, to }) =>
    `Convert ${kind} ${id} to a ${to.kind}${to.kind === "user" ? `, by ${to.by}` : ""}.`,
};

function send({ person: { kind, id }, to }: ConvertAction, { intercom, call }: Acting): Promise<unknown> {
  if (to.kind === "lead") return intercom.visitors.convertToLead({ id }, call);
  const user = identifier(to);
  return kind === "lead"
    ? intercom.leads.convert({ contact: { id }, user }, call)
    : intercom.visitors.convertToUser({ visitor: { id }, user }, call);
}

/** The person is there still, or gone and there as what they were to become, or gone. */
async function look(action: ConvertAction, acting: Seeing): Promise<Found> {
  if (await isThere(personOf(action, acting))) return { is: "undone" };
  return (await isThere(targetOf(action, acting)))
    ? { is: "done" }
    : { is: "changed", reason: "person_gone" };
}

function personOf({ person: { kind, id } }: ConvertAction, { intercom, call }: Seeing): Promise<unknown> {
  return kind === "lead" ? intercom.leads.get({ id }, call) : intercom.visitors.get({ id }, call);
}

/** What the person was to become; undefined when an email finds nobody. A visitor keeps its id as a lead. */
async function targetOf({ person, to }: ConvertAction, { intercom, call }: Seeing): Promise<unknown> {
  if (to.kind === "lead") return intercom.leads.get({ id: person.id }, call);
  if (to.by === "email") return (await intercom.users.findByEmail(to.value, call))[0];
  const user = await intercom.users.get(to.by === "id" ? { id: to.value } : { user_id: to.value }, call);
  return user.type === "user" ? user : undefined;
}

function identifier({ by, value }: Extract<ConvertAction["to"], { kind: "user" }>) {
  switch (by) {
    case "id":
      return { id: value };
    case "user_id":
      return { user_id: value };
    case "email":
      return { email: value };
  }
}

async function isThere(read: Promise<unknown>): Promise<boolean> {
  try {
    return (await read) !== undefined;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}
