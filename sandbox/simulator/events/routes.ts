import { parameterNotFound, userNotFound } from "../http/errors.ts";
import { given, givenFlag, givenOneOf } from "../http/query.ts";
import type { ApiRequest, Route } from "../http/route.ts";
import { findUser, namesSomebody } from "../people/identify.ts";
import type { Person } from "../people/person.ts";
import type { World } from "../world.ts";
import { listEvents } from "./list.ts";
import { submitEvent } from "./submit.ts";
import { summariseEvents } from "./summary.ts";

/** Events (events.md): submit, which answers nothing, list, summaries. */
export function eventRoutes(world: World): Route[] {
  return [
    {
      method: "POST",
      path: "/events",
      status: 202,
      handle({ body }) {
        submitEvent(world, body);
        return undefined;
      },
    },
    {
      method: "GET",
      path: "/events",
      handle(request) {
        const person = personIn(world, request);
        const summary = givenFlag(request.query, "summary") ?? false;
        return summary ? summariseEvents(world, person) : listEvents(world, person, request);
      },
    },
  ];
}

function personIn({ people }: World, { query }: ApiRequest): Person {
  if (givenOneOf(query, "type", ["user"]) === undefined) throw parameterNotFound("type must be user", "type");
  const identifiers = {
    id: given(query, "intercom_user_id"),
    userId: given(query, "user_id"),
    email: given(query, "email"),
  };
  if (!namesSomebody(identifiers)) {
    throw parameterNotFound("intercom_user_id, user_id or email must be supplied");
  }
  const person = findUser(people, identifiers);
  if (person === undefined) throw userNotFound();
  return person;
}
