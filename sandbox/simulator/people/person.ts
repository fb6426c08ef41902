/** A value of a custom attribute. */
export type AttributeValue = string | number | boolean;

/** A user or a lead: in 1.3 two kinds of objects with one shape (users.md, leads.md). Stamps are Unix seconds. */
export interface Person {
  kind: "user" | "lead";
  readonly id: string;
  userId: string | null;
  /** Lower case. */
  email: string | null;
  phone: string | null;
  name: string | null;
  readonly pseudonym: string | null;
  avatarUrl: string | null;
  readonly createdAt: number;
  updatedAt: number;
  signedUpAt: number | null;
  lastRequestAt: number | null;
  sessionCount: number;
  unsubscribed: boolean;
  /** The newest membership first. Replaced as a whole, like what follows. */
  companyIds: readonly string[];
  tagIds: readonly string[];
  customAttributes: ReadonlyMap<string, AttributeValue>;
}
