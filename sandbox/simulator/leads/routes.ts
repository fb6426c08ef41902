import { contactNotFound, parameterNotFound } from "../http/errors.ts";
import { given } from "../http/query.ts";
import type { Route } from "../http/route.ts";
import { archivePerson } from "../people/archive.ts";
import { LEAD_LIST, listPeople } from "../people/list.ts";
import type { Person } from "../people/person.ts";
import { personView } from "../people/view.ts";
import type { World } from "../world.ts";
import { convertLead } from "./convert.ts";
import { saveLead } from "./save.ts";

/** Leads, under Intercom's path `/contacts` (leads.md): create, update, list, view, delete, convert. */
export function leadRoutes(world: World): Route[] {
  const { people } = world;
  const show = (person: Person | undefined) => personView(world, existing(person));
  const remove = (person: Person | undefined) => {
    const shown = show(person);
    archivePerson(world, existing(person));
    return shown;
  };
  return [
    { method: "POST", path: "/contacts", handle: ({ body }) => show(saveLead(world, body)) },
    { method: "POST", path: "/contacts/convert", handle: ({ body }) => show(convertLead(world, body)) },
    {
      method: "GET",
      path: "/contacts",
      handle(request) {
        const userId = given(request.query, "user_id");
        return userId === undefined
          ? listPeople(world, request, LEAD_LIST)
          : show(people.leadByUserId(userId));
      },
    },
    { method: "GET", path: "/contacts/:id", handle: (request) => show(people.leadById(request.param("id"))) },
    // The Ruby client saves with PUT (leads.md).
    {
      method: "PUT",
      path: "/contacts/:id",
      handle: (request) => show(saveLead(world, { ...request.body, id: request.param("id") })),
    },
    {
      method: "DELETE",
      path: "/contacts/:id",
      handle: (request) => remove(people.leadById(request.param("id"))),
    },
    // The Java client deletes by user_id (clients.md).
    {
      method: "DELETE",
      path: "/contacts",
      handle({ query }) {
        const userId = given(query, "user_id");
        if (userId === undefined) throw parameterNotFound("user_id must be supplied");
        return remove(people.leadByUserId(userId));
      },
    },
  ];
}

function existing(person: Person | undefined): Person {
  if (person === undefined) throw contactNotFound();
  return person;
}
