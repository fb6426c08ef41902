import { ApiError } from "../http/api-error.ts";
import { parameterNotFound, resourceNotFound } from "../http/errors.ts";
import { id, text } from "../http/fields.ts";
import type { JsonObject } from "../json.ts";
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
    if (apply(tag, target)) publishTag(world, target.untag ? "deleted" : "created", tag, target.object);
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

/** Answers whether anything changed. */
function apply(tag: Tag, { object, untag }: Target<{ tagIds: readonly string[] }>): boolean {
  if (object.tagIds.includes(tag.id) !== untag) return false;
  object.tagIds = untag ? object.tagIds.filter((one) => one !== tag.id) : [...object.tagIds, tag.id];
  return true;
}

/** `DELETE /tags/{id}`: untags everything. Notifies nobody. */
export function removeTag({ tags, people, companies }: World, tag: Tag): void {
  const tagged = [...people.all("user"), ...people.all("lead"), ...companies.all()];
  for (const object of tagged) apply(tag, { object, untag: true });
  tags.remove(tag);
}
