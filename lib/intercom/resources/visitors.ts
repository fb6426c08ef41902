import type { Endpoint } from "../endpoint.ts";
import { ArgumentInvalidError } from "../errors/index.ts";
import { type ExactlyOne, oneOf } from "../identifier.ts";
import { type Lead, lead } from "../models/lead.ts";
import { type User, user } from "../models/user.ts";
import { type Visitor, visitor } from "../models/visitor.ts";
import type { CallOptions, Request } from "../request.ts";
import { checkedPerson, type LastSeen, type PersonFields } from "./person-input.ts";

const getVisitor: Endpoint<Visitor> = {
  name: "visitors.get",
  method: "GET",
  path: "/visitors/{id}",
  repeatable: true,
  answer: visitor,
};

const getVisitorByUserId: Endpoint<Visitor> = { ...getVisitor, path: "/visitors" };

const updateVisitor: Endpoint<Visitor> = {
  name: "visitors.update",
  method: "PUT",
  path: "/visitors",
  repeatable: true,
  answer: visitor,
};

// Sent twice, it no longer finds the visitor, whom the first one has turned into a lead.
const addEmailToVisitor: Endpoint<Lead> = {
  name: "visitors.addEmail",
  method: "PUT",
  path: "/visitors",
  repeatable: false,
  answer: lead,
};

// Sent twice, it answers 404, which could not be told from a visitor who was never there.
const deleteVisitor: Endpoint<Visitor> = {
  name: "visitors.delete",
  method: "DELETE",
  path: "/visitors/{id}",
  repeatable: false,
  answer: visitor,
};

// Sent twice, it answers 404 for the visitor, who is one no longer.
const conversion = { method: "POST", path: "/visitors/convert", repeatable: false } as const;

const convertVisitorToUser: Endpoint<User> = {
  ...conversion,
  name: "visitors.convertToUser",
  answer: user,
};

const convertVisitorToLead: Endpoint<Lead> = {
  ...conversion,
  name: "visitors.convertToLead",
  answer: lead,
};

/** The `user_id` is the one that Intercom made, which the web messenger calls the visitor's id. */
export type VisitorIdentifier = ExactlyOne<{ id: string; user_id: string }>;

/** Fields of a visitor to write. Not the email: that makes a lead of the visitor, so it has a method of its own. */
export type VisitorInput = PersonFields &
  LastSeen & {
    readonly utm_source?: string;
    readonly utm_medium?: string;
    readonly utm_campaign?: string;
    readonly utm_term?: string;
    readonly utm_content?: string;
    readonly id?: never;
    readonly user_id?: never;
    readonly email?: never;
  };

/** A visitor, and the user to merge it into or to become. */
export interface VisitorConversion {
  readonly visitor: VisitorIdentifier;
  /** An `id` is of a user who exists already. */
  readonly user: ExactlyOne<{ id: string; user_id: string; email: string }>;
}

/** Visitors, whom the API can neither make nor list: docs/intercom-api-1.3/visitors.md. */
export function visitorsResource(request: Request) {
  return {
    /** One visitor. Throws `NotFoundError`, also for one who was converted. */
    get: async (who: VisitorIdentifier, options?: CallOptions) => {
      const query = identify(who);
      const { id } = query;
      return id === undefined
        ? request(getVisitorByUserId, { query }, options)
        : request(getVisitor, { params: { id } }, options);
    },

    /** Writes the given fields of one visitor. Throws `NotFoundError`, `ArgumentInvalidError` for its limits. */
    update: async (who: VisitorIdentifier, fields: VisitorInput, options?: CallOptions) => {
      refuseEmail(fields);
      return request(updateVisitor, { body: { ...checkedVisitor(fields), ...identify(who) } }, options);
    },

    /** Gives a visitor an email, which turns the visitor into a lead; answers the lead. Throws `NotFoundError`. */
    addEmail: async (
      who: VisitorIdentifier,
      email: string,
      fields: VisitorInput = {},
      options?: CallOptions,
    ) => {
      const address = oneOf("the visitor", ["email"], { email });
      const body = { ...checkedVisitor(fields), ...address, ...identify(who) };
      return request(addEmailToVisitor, { body }, options);
    },

    /** Deletes a visitor and answers it as it was. Throws `NotFoundError`. */
    delete: async (id: string, options?: CallOptions) => request(deleteVisitor, { params: { id } }, options),

    /**
     * Merges the visitor into the user if that one exists, else turns the visitor into a user; answers the user.
     * Nothing of the visitor's identifiers reaches a user who existed. Throws `NotFoundError`, `DuplicateEmailError`.
     */
    convertToUser: async (content: VisitorConversion, options?: CallOptions) => {
      const into = oneOf("user", ["id", "user_id", "email"], content.user);
      const body = { visitor: identify(content.visitor), user: into, type: "user" };
      return request(convertVisitorToUser, { body }, options);
    },

    /** Turns the visitor into a lead, and answers it. Throws `NotFoundError`. */
    convertToLead: async (who: VisitorIdentifier, options?: CallOptions) =>
      request(convertVisitorToLead, { body: { visitor: identify(who), type: "lead" } }, options),
  };
}

function identify(who: VisitorIdentifier): Readonly<Record<string, string>> {
  return oneOf("the visitor", ["id", "user_id"], who);
}

// The types promise that none of these is here; data may still break the promise, and name somebody else.
function checkedVisitor(fields: VisitorInput): PersonFields {
  const { id, user_id, email, ...rest } = checkedPerson(fields);
  return rest;
}

function refuseEmail({ email }: VisitorInput): void {
  if (email === undefined) return;
  throw new ArgumentInvalidError("email", "makes a lead of the visitor: call visitors.addEmail");
}
