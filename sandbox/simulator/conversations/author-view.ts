import type { World } from "../world.ts";
import type { Author } from "./conversation.ts";

/** An author as the API shows one: since 1.3 with name and email (00-common.md, section 7). */
export interface AuthorView {
  readonly type: "user" | "lead" | "admin" | "bot";
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
}

export function authorView({ people, teammates }: World, author: Author): AuthorView {
  if (author.type === "bot") {
    const { id, name, email } = teammates.bot;
    return { type: "bot", id, name, email };
  }
  if (author.type === "admin") {
    const admin = teammates.admin(author.id);
    return { type: "admin", id: author.id, name: admin?.name ?? null, email: admin?.email ?? null };
  }
  const person = people.byId(author.id);
  return {
    type: person?.kind ?? "user",
    id: author.id,
    name: person?.name ?? person?.pseudonym ?? null,
    email: person?.email ?? null,
  };
}
