import { ApiError } from "../http/api-error.ts";
import { parameterNotFound, userNotFound } from "../http/errors.ts";
import { id, integer, object, text } from "../http/fields.ts";
import type { JsonObject } from "../json.ts";
import { findUser, namesSomebody } from "../people/identify.ts";
import { publishEvent } from "../webhooks/publish.ts";
import type { World } from "../world.ts";

const MOST_NAMES = 120;
const MOST_METADATA = 10;

/**
 * `POST /events` (events.md): keeps it unless it is there already, and fires `event.created` for a new one. Throws
 * 400 `parameter_not_found` for what is missing, 404 `User Not Found`, 409 `conflict`, 422 for more than 120 names.
 */
export function submitEvent(world: World, body: JsonObject): void {
  if (Object.keys(body).length === 0) throw parameterNotFound("missing data parameter");
  const name = text(body, "event_name")?.trim();
  if (!name) throw parameterNotFound("event_name is required", "event_name");
  const createdAt = integer(body, "created_at");
  if (createdAt === undefined) throw parameterNotFound("created_at is required", "created_at");
  const metadata = Object.fromEntries(Object.entries(object(body, "metadata") ?? {}).slice(0, MOST_METADATA));
  const identifiers = {
    id: id(body, "id"),
    userId: id(body, "user_id"),
    email: text(body, "email") || undefined,
  };
  if (!namesSomebody(identifiers)) throw parameterNotFound("id, user_id or email must be supplied");
  const person = findUser(world.people, identifiers);
  if (person === undefined) throw userNotFound();
  const stored = name.replace(/[.$]/g, "-");
  if (world.events.spelling(stored) === undefined && world.events.names() >= MOST_NAMES) {
    throw new ApiError(422, "422", `Cannot have more than ${MOST_NAMES} active event names`);
  }
  const event = world.events.add(person.id, { name: stored, createdAt, metadata });
  if (event !== undefined) publishEvent(world, event, person);
}
