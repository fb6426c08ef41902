import type { Endpoint } from "../endpoint.ts";
import { NotFoundError } from "../errors/index.ts";
import { type ExactlyOne, oneOf } from "../identifier.ts";
import { checkInt32 } from "../int32.ts";
import {
  type Lead,
  type LeadList,
  type LeadScrollPage,
  lead,
  leadListOrLead,
  leadScrollPage,
} from "../models/lead.ts";
import { type User, user } from "../models/user.ts";
import type { PagedEndpoint, Pages } from "../pages.ts";
import type { CallOptions, Request } from "../request.ts";
import type { Scroll, ScrollEndpoint, ScrollStart } from "../scroll.ts";
import { entriesOf, type Order, type Paging } from "./paging.ts";
import { checkedPerson, type PersonInput } from "./person-input.ts";

// By phone the facts speak of a list and of a single lead.
const listLeads: PagedEndpoint<LeadList> = {
  name: "leads.list",
  method: "GET",
  path: "/contacts",
  repeatable: true,
  answer: leadListOrLead,
  linksOf: ({ pages }) => pages,
};

const getLead: Endpoint<Lead> = {
  name: "leads.get",
  method: "GET",
  path: "/contacts/{id}",
  repeatable: true,
  answer: lead,
};

const getLeadByUserId: Endpoint<Lead> = { ...getLead, path: "/contacts" };

// Sent twice, it makes two leads: an email does not identify one.
const createLead: Endpoint<Lead> = {
  name: "leads.create",
  method: "POST",
  path: "/contacts",
  repeatable: false,
  answer: lead,
};

const updateLead: Endpoint<Lead> = {
  name: "leads.update",
  method: "POST",
  path: "/contacts",
  repeatable: true,
  answer: lead,
};

// Sent twice, it answers 404, which could not be told from a lead who was never there.
const deleteLead: Endpoint<Lead> = {
  name: "leads.delete",
  method: "DELETE",
  path: "/contacts/{id}",
  repeatable: false,
  answer: lead,
};

// Sent twice, it answers 404 for the lead, which the first one has turned into a user.
const convertLead: Endpoint<User> = {
  name: "leads.convert",
  method: "POST",
  path: "/contacts/convert",
  repeatable: false,
  answer: user,
};

// A cursor moves on with every call, so that a second one could skip a page.
const scrollLeads: ScrollEndpoint<LeadScrollPage> = {
  name: "leads.scroll",
  method: "GET",
  path: "/contacts/scroll",
  repeatable: false,
  answer: leadScrollPage,
  sizeOf: ({ contacts }) => contacts.length,
};

export type LeadIdentifier = ExactlyOne<{ id: string; user_id: string }>;

/** Fields of a lead to write. An email is stored, never used to find one; which lead it is, is said beside them. */
export type LeadInput = PersonInput & {
  readonly email?: string;
  readonly id?: never;
  readonly user_id?: never;
};

export type LeadFilter =
  | { readonly email?: never; readonly phone?: never; readonly tag_id?: never; readonly segment_id?: never }
  | ExactlyOne<{ email: string; phone: string; tag_id: string; segment_id: string }>;

/** Default: 50 a page, newest first. */
export type LeadQuery = LeadFilter &
  Paging &
  Order<"created_at" | "last_request_at" | "signed_up_at" | "updated_at"> & {
    /** Only leads created in the last so many days. */
    readonly created_since?: number;
  };

/** A lead, and the user to merge it into or to become. */
export interface Conversion {
  readonly contact: LeadIdentifier;
  /** An `id` is of a user who exists already. */
  readonly user: ExactlyOne<{ id: string; user_id: string; email: string }> & {
    readonly signed_up_at?: number;
  };
}

/** Leads, at `/contacts`: docs/intercom-api-1.3/leads.md. */
export function leadsResource(request: Request, pages: Pages, scroll: Scroll) {
  const findBy = async (query: Readonly<Record<string, string>>, options?: CallOptions): Promise<Lead[]> => {
    const all: Lead[] = [];
    for await (const { contacts } of pages(listLeads, query, options)) all.push(...contacts);
    return all;
  };

  return {
    /**
     * Makes a lead, even if another has the same email; an `id` or `user_id` among its fields is not sent. Throws
     * `ArgumentInvalidError` for the limits of its fields.
     */
    create: async (fields: LeadInput = {}, options?: CallOptions) =>
      request(createLead, { body: checkedLead(fields) }, options),

    /** Writes the given fields of one lead. Throws `NotFoundError`, `ArgumentInvalidError` for their limits. */
    update: async (who: LeadIdentifier, fields: LeadInput, options?: CallOptions) =>
      request(updateLead, { body: { ...checkedLead(fields), ...identify(who) } }, options),

    /** One page. Intercom ends paging at 10,000 leads with `InvalidRequestError`. */
    list: (query: LeadQuery = {}, options?: CallOptions) => request(listLeads, { query }, options),

    /** All pages, each when it is asked for. Throws `NextLinkRefusedError`. */
    pages: (query: LeadQuery = {}, options?: CallOptions) => pages(listLeads, query, options),

    /** The leads of all pages. */
    iterate: (query: LeadQuery = {}, options?: CallOptions) =>
      entriesOf(pages(listLeads, query, options), ({ contacts }) => contacts),

    /** One lead. Throws `NotFoundError`, also for one who was converted. */
    get: async (who: LeadIdentifier, options?: CallOptions) => {
      const query = identify(who);
      const { id } = query;
      return id === undefined
        ? request(getLeadByUserId, { query }, options)
        : request(getLead, { params: { id } }, options);
    },

    /** All leads with this email, which several may share; the list may be empty. */
    findByEmail: async (email: string, options?: CallOptions) =>
      findBy(oneOf("the lead", ["email"], { email }), options),

    /** All leads with this phone; the list may be empty. */
    findByPhone: async (phone: string, options?: CallOptions) =>
      findBy(oneOf("the lead", ["phone"], { phone }), options).catch(noneIfNotFound),

    /** Deletes a lead and answers it as it was. Throws `NotFoundError`. */
    delete: (id: string, options?: CallOptions) => request(deleteLead, { params: { id } }, options),

    /**
     * Merges the lead into the user if that one exists, else turns the lead into a user; answers the user. Nothing of
     * the lead's identifiers reaches a user who existed. Throws `NotFoundError`, `DuplicateEmailError`.
     */
    convert: async ({ contact, user: { signed_up_at, ...target } }: Conversion, options?: CallOptions) => {
      const into = oneOf("user", ["id", "user_id", "email"], target);
      checkInt32("user.signed_up_at", signed_up_at);
      return request(
        convertLead,
        { body: { contact: identify(contact), user: { ...into, signed_up_at } } },
        options,
      );
    },

    /** All leads by scroll, up to 100 a page, to be asked for at least once a minute. Throws as `createScroll` says. */
    scrollPages: (start: ScrollStart = {}, options?: CallOptions) => scroll(scrollLeads, start, options),

    /** The leads of all pages of a scroll. */
    scroll: (start: ScrollStart = {}, options?: CallOptions) =>
      entriesOf(scroll(scrollLeads, start, options), ({ contacts }) => contacts),
  };
}

function identify(who: LeadIdentifier): Readonly<Record<string, string>> {
  return oneOf("the lead", ["id", "user_id"], who);
}

// With an identifier of its own, Intercom would write to the lead who has it.
function checkedLead(fields: LeadInput): PersonInput {
  const { id, user_id, ...rest } = checkedPerson(fields);
  return rest;
}

// A single lead who isn't there is an empty list.
function noneIfNotFound(error: unknown): Lead[] {
  if (error instanceof NotFoundError) return [];
  throw error;
}
