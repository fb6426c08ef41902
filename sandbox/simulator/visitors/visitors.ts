import type { Person } from "../people/person.ts";

/**
 * The visitors of a workspace (visitors.md): persons shaped like leads who are not among the people yet. No call of
 * the API creates or lists them.
 */
export interface Visitors {
  add(visitor: Person): void;
  remove(visitor: Person): void;
  byId(id: string): Person | undefined;
  /** `user_id` is what the web messenger calls the visitor's id. */
  byUserId(userId: string): Person | undefined;
}

export function createVisitors(): Visitors {
  const visitors = new Map<string, Person>();
  return {
    add: (visitor) => void visitors.set(visitor.id, visitor),
    remove: (visitor) => void visitors.delete(visitor.id),
    byId: (id) => visitors.get(id),
    byUserId: (userId) => [...visitors.values()].find((visitor) => visitor.userId === userId),
  };
}
