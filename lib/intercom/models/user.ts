import * as z from "zod/mini";
import { listFields } from "./list.ts";
import { personFields } from "./person.ts";
import { type Open, open, text } from "./values.ts";

/** `contact` when a lead was fetched by its id, or is in a list by tag or segment. */
export type PersonType = Open<"user" | "contact">;

/** A user (docs/intercom-api-1.3/users.md §1). Times are epoch seconds, UTC. */
export const user = z.looseObject({ type: open<"user" | "contact">(), ...personFields });
export type User = z.infer<typeof user>;

export const userList = z.looseObject({ ...listFields, users: z.array(user) });
export type UserList = z.infer<typeof userList>;

/** A page of a scroll: users only, at most 100. */
export const userScrollPage = z.looseObject({ users: z.array(user), scroll_param: text });
export type UserScrollPage = z.infer<typeof userScrollPage>;

/** A request to erase a person for good; its `id` is the request's (docs/intercom-api-1.3/users.md §10). */
export const userDeleteRequest = z.looseObject({ id: z.number() });
export type UserDeleteRequest = z.infer<typeof userDeleteRequest>;
