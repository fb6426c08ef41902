import * as z from "zod/mini";
import type { Endpoint } from "../endpoint.ts";
import { ArgumentInvalidError } from "../errors/index.ts";
import { type Tag, tag } from "../models/tag.ts";
import type { CallOptions, Request } from "../request.ts";
import { type TagTargets, tagTargets } from "./tag-targets.ts";

const listTags: Endpoint<{ tags: Tag[] }> = {
  name: "tags.list",
  method: "GET",
  path: "/tags",
  repeatable: true,
  answer: z.looseObject({ tags: z.array(tag) }),
};

// Sent twice, it answers the tag that the first one made.
const createTag: Endpoint<Tag> = {
  name: "tags.create",
  method: "POST",
  path: "/tags",
  repeatable: true,
  answer: tag,
};

const updateTag: Endpoint<Tag> = { ...createTag, name: "tags.update" };

// Sent twice, it finds everybody tagged or untagged, and changes nothing.
const applyTag: Endpoint<Tag> = { ...createTag, name: "tags.tag" };

const removeTag: Endpoint<Tag> = { ...createTag, name: "tags.untag" };

// Sent twice, it answers 404, which could not be told from a tag that was never there. The answer may be empty.
const deleteTag: Endpoint<unknown> = {
  name: "tags.delete",
  method: "DELETE",
  path: "/tags/{id}",
  repeatable: false,
  answer: z.unknown(),
};

/**
 * Tags: docs/intercom-api-1.3/tags.md. A tag is known by its name, in which upper and lower case are the same.
 *
 * Tagging is all or nothing: if one target can't be found, Intercom tags and untags nobody, and the `NotFoundError`
 * does not say whom it missed. Give at most 50 targets a call, because more may time out.
 */
export function tagsResource(request: Request) {
  return {
    /** All tags, in no order. Not paged. */
    list: async (options?: CallOptions): Promise<Tag[]> => (await request(listTags, {}, options)).tags,

    /** Makes a tag, or answers the one that has the name already. */
    create: async (name: string, options?: CallOptions) =>
      request(createTag, { body: { name: named(name) } }, options),

    /** Gives a tag another name. Throws `NotFoundError`, `ConflictError` if another tag has it. */
    update: async (id: string, { name }: { readonly name: string }, options?: CallOptions) => {
      // Without an id, it would make a tag.
      if (id.trim() === "") throw new ArgumentInvalidError("id", "is empty: give the tag's id");
      return request(updateTag, { body: { id, name: named(name) } }, options);
    },

    /**
     * Tags users, leads or companies, except targets marked `untag`, who lose the tag. Makes the tag if there is none
     * of the name. All or nothing: throws `NotFoundError`, `DuplicateEmailError`.
     */
    tag: async (name: string, targets: TagTargets, options?: CallOptions) =>
      request(applyTag, { body: { name: named(name), ...tagTargets(targets) } }, options),

    /** Takes the tag away from all targets, also from none who has it. All or nothing, like `tag`. */
    untag: async (name: string, targets: TagTargets, options?: CallOptions) =>
      request(removeTag, { body: { name: named(name), ...tagTargets(untagged(targets)) } }, options),

    /**
     * Deletes a tag and takes it from everybody. Throws `NotFoundError`; a tag that segments or messages use can't be
     * deleted: `InvalidRequestError`.
     */
    delete: async (id: string, options?: CallOptions): Promise<void> => {
      await request(deleteTag, { params: { id } }, options);
    },
  };
}

function named(name: string): string {
  if (name.trim() === "") throw new ArgumentInvalidError("name", "is empty: give the tag's name");
  return name;
}

function untagged({ users = [], leads = [], companies }: TagTargets): TagTargets {
  const untag = true;
  if (companies) return { companies: companies.map((company) => ({ ...company, untag })) };
  return {
    users: users.map((user) => ({ ...user, untag })),
    leads: leads.map((lead) => ({ ...lead, untag })),
  };
}
