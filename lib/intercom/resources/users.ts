import type { Endpoint } from "../endpoint.ts";
import { ArgumentInvalidError } from "../errors/index.ts";
import { type ExactlyOne, oneOf } from "../identifier.ts";
import {
  type User,
  type UserDeleteRequest,
  type UserList,
  type UserScrollPage,
  user,
  userDeleteRequest,
  userList,
  userScrollPage,
} from "../models/user.ts";
import type { PagedEndpoint, Pages } from "../pages.ts";
import type { CallOptions, Request } from "../request.ts";
import type { Scroll, ScrollEndpoint, ScrollStart } from "../scroll.ts";
import { entriesOf, type Order, type Paging } from "./paging.ts";
import { checkedUser, type UserInput } from "./user-input.ts";

const listUsers: PagedEndpoint<UserList> = {
  name: "users.list",
  method: "GET",
  path: "/users",
  repeatable: true,
  answer: userList,
  linksOf: ({ pages }) => pages,
};

const getUser: Endpoint<User> = {
  name: "users.get",
  method: "GET",
  path: "/users/{id}",
  repeatable: true,
  answer: user,
};

const getUserByUserId: Endpoint<User> = { ...getUser, path: "/users" };

// Sent twice, it finds by id, user_id or email what the first one made, and writes the same again.
const createOrUpdateUser: Endpoint<User> = {
  name: "users.createOrUpdate",
  method: "POST",
  path: "/users",
  repeatable: true,
  answer: user,
};

// Sent twice, it answers 404, which could not be told from a user who was never there; by email, the second one could
// even hit another user who shares it.
const archiveUser: Endpoint<User> = {
  name: "users.archive",
  method: "DELETE",
  path: "/users/{id}",
  repeatable: false,
  answer: user,
};

const archiveUserByOther: Endpoint<User> = { ...archiveUser, path: "/users" };

// Sent twice, it makes two requests, or answers 404.
const deleteUserPermanently: Endpoint<UserDeleteRequest> = {
  name: "users.deletePermanently",
  method: "POST",
  path: "/user_delete_requests",
  repeatable: false,
  answer: userDeleteRequest,
};

// A cursor moves on with every call, so that a second one could skip a page.
const scrollUsers: ScrollEndpoint<UserScrollPage> = {
  name: "users.scroll",
  method: "GET",
  path: "/users/scroll",
  repeatable: false,
  answer: userScrollPage,
  sizeOf: ({ users }) => users.length,
};

export type UserFilter =
  | { readonly email?: never; readonly phone?: never; readonly tag_id?: never; readonly segment_id?: never }
  | ExactlyOne<{ email: string; phone: string; tag_id: string; segment_id: string }>;

/** Default: 50 a page, newest first. By tag or segment the list holds leads too. */
export type UserQuery = UserFilter &
  Paging &
  Order<"created_at" | "last_request_at" | "signed_up_at" | "updated_at"> & {
    /** Only users created in the last so many days. */
    readonly created_since?: number;
  };

// An erasure can't be taken back, and a user_id here could name somebody else (00-common.md §3).
const INTERCOM_ID = /^[0-9a-f]{24}$/i;

/** Users: docs/intercom-api-1.3/users.md. */
export function usersResource(request: Request, pages: Pages, scroll: Scroll) {
  const findBy = async (query: Readonly<Record<string, string>>, options?: CallOptions): Promise<User[]> => {
    const all: User[] = [];
    for await (const { users } of pages(listUsers, query, options)) all.push(...users);
    return all;
  };

  return {
    /**
     * Updates the user found by `id`, else by `user_id`, else by `email`; else makes one. Throws `DuplicateEmailError`,
     * and `ArgumentInvalidError` for the limits of its fields.
     */
    createOrUpdate: async (fields: UserInput, options?: CallOptions) =>
      request(createOrUpdateUser, { body: checkedUser(fields) }, options),

    /** One page. Intercom ends paging at 10,000 users with `InvalidRequestError`. */
    list: (query: UserQuery = {}, options?: CallOptions) => request(listUsers, { query }, options),

    /** All pages, each when it is asked for. Throws `NextLinkRefusedError`. */
    pages: (query: UserQuery = {}, options?: CallOptions) => pages(listUsers, query, options),

    /** The users of all pages. */
    iterate: (query: UserQuery = {}, options?: CallOptions) =>
      entriesOf(pages(listUsers, query, options), ({ users }) => users),

    /** One user, or a lead if the `id` is a lead's (`type` is then `contact`). Throws `NotFoundError`. */
    get: async (who: ExactlyOne<{ id: string; user_id: string }>, options?: CallOptions) => {
      const query = oneOf("the user", ["id", "user_id"], who);
      const { id } = query;
      return id === undefined
        ? request(getUserByUserId, { query }, options)
        : request(getUser, { params: { id } }, options);
    },

    /** All users with this email: in 1.3 the answer is a list, and it may be empty. */
    findByEmail: async (email: string, options?: CallOptions) =>
      findBy(oneOf("the user", ["email"], { email }), options),

    /** All users with this phone; the list may be empty. */
    findByPhone: async (phone: string, options?: CallOptions) =>
      findBy(oneOf("the user", ["phone"], { phone }), options),

    /** Archives a user with all conversations. Throws `NotFoundError`, `DuplicateEmailError`. */
    archive: async (
      who: ExactlyOne<{ id: string; user_id: string; email: string }>,
      options?: CallOptions,
    ) => {
      const query = oneOf("the user", ["id", "user_id", "email"], who);
      const { id } = query;
      return id === undefined
        ? request(archiveUserByOther, { query }, options)
        : request(archiveUser, { params: { id } }, options);
    },

    /**
     * Asks Intercom to erase a user or lead within 90 days; answers the request's id. It can't be taken back, and needs
     * Intercom's id, never the client's. Throws `NotFoundError`, `ArgumentInvalidError` for what isn't such an id.
     */
    deletePermanently: async (
      { intercom_user_id }: { readonly intercom_user_id: string },
      options?: CallOptions,
    ) => {
      const body = oneOf("the user", ["intercom_user_id"], { intercom_user_id });
      if (!INTERCOM_ID.test(intercom_user_id)) {
        throw new ArgumentInvalidError(
          "the user.intercom_user_id",
          "is no id of Intercom's, which has 24 hexadecimal digits: give the id of the fetched user, not its user_id",
        );
      }
      return request(deleteUserPermanently, { body }, options);
    },

    /** All users by scroll, up to 100 a page, to be asked for at least once a minute. Throws as `createScroll` says. */
    scrollPages: (start: ScrollStart = {}, options?: CallOptions) => scroll(scrollUsers, start, options),

    /** The users of all pages of a scroll. */
    scroll: (start: ScrollStart = {}, options?: CallOptions) =>
      entriesOf(scroll(scrollUsers, start, options), ({ users }) => users),
  };
}
