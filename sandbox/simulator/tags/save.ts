import { ApiError } from "../http/api-error.ts";
import { parameterNotFound, resourceNotFound } from "../http/errors.ts";
import { id, text } from "../http/fields.ts";
import type { JsonObject } from "../json.ts";
import type { Person } from "../people/person.ts";
import { publishTag } from "../webhooks/publish.ts";
import type { World } from "../world.ts";
import type { Tag } from "./tags.ts";
import { readTargets, type Target } from "./targets.ts";

/**
 * `POST /tags` (tags.md): creates, renames, tags and untags. Fires `user.tag.*` or `contact.tag.*` for each person
 * whose tags changed, nothing for companies. Throws 400 without a name, 404 for an unknown tag, 409
 * `resource_conflict` for a name that another tag has, and what finding the targets does; then nothing has changed.
 */
export function saveTag(world: World, body: JsonObject): Tag {
  const name = text(body, "name");
  if (name === undefined || name.trim() === "") throw parameterNotFound("name is required", "name");
  const tagId = id(body, "id");
  const known = tagId === undefined ? world.tags.byName(name) : renamable(world, tagId, name);
  const { people, companies } = readTargets(world, body);
  const tag = known ?? world.tags.create(name);
  if (tagId !== undefined) tag.name = name;
  for (const target of people) {
    const changed = applyToPerson(world, tag, target);
    if (changed !== undefined) publishTag(world, target.untag ? "deleted" : "created", tag, changed);
  }
  for (const target of companies) apply(tag, target);
  return tag;
}

function renamable({ tags }: World, tagId: string, name: string): Tag {
  const tag = tags.find(tagId);
  if (tag === undefined) throw resourceNotFound();
  const namesake = tags.byName(name);
  if (namesake === undefined || namesake === tag) return tag;
  throw new ApiError(409, "resource_conflict", "Another tag has this name");
}

/** Answers the person as changed; undefined when nothing was to do. */
function applyToPerson({ people }: World, tag: Tag, { object, untag }: Target<Person>): Person | undefined {
  // One who is named twice in a call has changed since it was found.
  const person = people.byId(object.id) ?? object;
  if (person.tagIds.includes(tag.id) !== untag) return undefined;
  return people.update(person, (draft) => apply(tag, { object: draft, untag }));
}

function apply(tag: Tag, { object, untag }: Target<{ tagIds: readonly string[] }>): void {
  if (object.tagIds.includes(tag.id) !== untag) return;
  object.tagIds = untag ? object.tagIds.filter((one) => one !== tag.id) : [...object.tagIds, tag.id];
}

/** `DELETE /tags/{id}`: untags everything. Notifies nobody. */
export function removeTag(world: World, tag: Tag): void {
  for (const object of world.people.tagged(tag.id)) applyToPerson(world, tag, { object, untag: true });
  for (const object of world.companies.all()) apply(tag, { object, untag: true });
  world.tags.remove(tag);
}
