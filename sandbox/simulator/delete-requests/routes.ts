import { parameterNotFound, userNotFound } from "../http/errors.ts";
import { id } from "../http/fields.ts";
import type { Route } from "../http/route.ts";
import { archivePerson } from "../people/archive.ts";
import type { World } from "../world.ts";

/**
 * `POST /user_delete_requests` (users.md, section 10): a user or lead goes for good, found by `intercom_user_id`
 * alone. Fires `user.deleted`. The answer has the request's id, a number, and nothing else.
 */
export function deleteRequestRoutes(world: World): Route[] {
  return [
    {
      method: "POST",
      path: "/user_delete_requests",
      handle({ body }) {
        const personId = id(body, "intercom_user_id");
        if (personId === undefined) {
          throw parameterNotFound("intercom_user_id is required", "intercom_user_id");
        }
        const person = world.people.byId(personId);
        if (person === undefined) throw userNotFound();
        archivePerson(world, person);
        return { id: world.ids.deleteRequest() };
      },
    },
  ];
}
