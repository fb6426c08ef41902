/** A value of a custom attribute. */
export type AttributeValue = string | number | boolean;

/**
 * A user or a lead: in 1.3 two kinds of objects with one shape (users.md, leads.md). Stamps are Unix seconds. Only
 * `People.update` may change one: most are not kept but worked out anew each time they are asked for.
 */
export interface Person {
  readonly kind: "user" | "lead";
  readonly id: string;
  readonly userId: string | null;
  /** Lower case. */
  readonly email: string | null;
  readonly phone: string | null;
  readonly name: string | null;
  readonly pseudonym: string | null;
  readonly avatarUrl: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly signedUpAt: number | null;
  readonly lastRequestAt: number | null;
  readonly sessionCount: number;
  readonly unsubscribed: boolean;
  /** The newest membership first. Replaced as a whole, like what follows. */
  readonly companyIds: readonly string[];
  readonly tagIds: readonly string[];
  readonly customAttributes: ReadonlyMap<string, AttributeValue>;
}

/** A person who is being made or changed. */
export type PersonDraft = { -readonly [member in keyof Person]: Person[member] };
