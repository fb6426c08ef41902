import { parameterInvalid, parameterNotFound } from "../http/errors.ts";
import { object, text } from "../http/fields.ts";
import type { Route } from "../http/route.ts";
import type { JsonObject } from "../json.ts";
import type { World } from "../world.ts";
import { messageFromAdmin } from "./from-admin.ts";
import { messageFromPerson } from "./from-person.ts";

/** Messages (conversations.md): what starts a conversation. */
export function messageRoutes(world: World): Route[] {
  return [{ method: "POST", path: "/messages", handle: ({ body }) => send(world, body) }];
}

function send(world: World, request: JsonObject): object {
  const body = text(request, "body");
  if (body === undefined || body.trim() === "") throw parameterInvalid("Body is required");
  const from = object(request, "from");
  if (from === undefined) throw parameterNotFound("from is required", "from");
  switch (text(from, "type")) {
    case "user":
    case "contact":
      return messageFromPerson(world, from, body);
    case "admin":
      return messageFromAdmin(world, from, body, request);
    default:
      throw parameterInvalid("from.type must be user, contact or admin", "from");
  }
}
