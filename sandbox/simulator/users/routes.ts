import { parameterNotFound, userNotFound } from "../http/errors.ts";
import { given } from "../http/query.ts";
import type { ApiRequest, Route } from "../http/route.ts";
import { archivePerson } from "../people/archive.ts";
import { onlyUserWithEmail } from "../people/identify.ts";
import { listPeople, USER_LIST } from "../people/list.ts";
import type { Person } from "../people/person.ts";
import { personView } from "../people/view.ts";
import type { World } from "../world.ts";
import { saveUser } from "./save.ts";

/** Users (users.md): create or update, list, view, archive. */
export function userRoutes(world: World): Route[] {
  const show = (person: Person | undefined) => personView(world, existing(person));
  return [
    { method: "POST", path: "/users", handle: ({ body }) => show(saveUser(world, body)) },
    {
      method: "GET",
      path: "/users",
      handle(request) {
        const userId = given(request.query, "user_id");
        if (userId === undefined) return listPeople(world, request, USER_LIST);
        return show(world.people.userByUserId(userId));
      },
    },
    // A lead's id is understood here too (users.md, section 8).
    { method: "GET", path: "/users/:id", handle: (request) => show(world.people.byId(request.param("id"))) },
    { method: "DELETE", path: "/users", handle: (request) => archive(world, named(world, request)) },
    {
      method: "DELETE",
      path: "/users/:id",
      handle: (request) => archive(world, world.people.userById(request.param("id"))),
    },
  ];
}

function named(world: World, { query }: ApiRequest): Person | undefined {
  const userId = given(query, "user_id");
  if (userId !== undefined) return world.people.userByUserId(userId);
  const email = given(query, "email");
  if (email === undefined) throw parameterNotFound("user_id or email must be supplied");
  return onlyUserWithEmail(world.people, email);
}

function archive(world: World, person: Person | undefined): object {
  const user = existing(person);
  const shown = personView(world, user);
  archivePerson(world, user);
  return shown;
}

function existing(person: Person | undefined): Person {
  if (person === undefined) throw userNotFound();
  return person;
}
