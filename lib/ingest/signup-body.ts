import * as z from "zod/mini";

/** Intercom's limit for its ids, and for user_ids and emails (docs/intercom-api-1.3/users.md §1). */
const LONGEST = { id: 128, user_id: 255, email: 255 };

const identifier = (longest: number) =>
  z.string().check(
    z.refine((text) => text !== "", { error: "empty", abort: true }),
    z.refine((text) => text.trim() === text, { error: "padded", abort: true }),
    z.refine((text) => text.length <= longest, { error: "too_long", abort: true }),
    z.refine((text) => text.isWellFormed(), { error: "not_text", abort: true }),
  );
const email = identifier(LONGEST.email).check(
  z.refine((text) => /^[^@\s]+@[^@\s]+$/.test(text), { error: "no_email", abort: true }),
);

const visitor = z
  .strictObject({ id: z.optional(identifier(LONGEST.id)), user_id: z.optional(identifier(LONGEST.user_id)) })
  .check(
    z.refine(({ id, user_id }) => id !== undefined || user_id !== undefined, { error: "names_nobody" }),
    z.refine(({ id, user_id }) => id === undefined || user_id === undefined, { error: "names_two" }),
  );
const user = z
  .strictObject({
    id: z.optional(identifier(LONGEST.id)),
    user_id: z.optional(identifier(LONGEST.user_id)),
    email: z.optional(email),
  })
  .check(
    z.refine(({ id, user_id, email }) => (id ?? user_id ?? email) !== undefined, { error: "names_nobody" }),
    z.refine(({ id, user_id, email }) => id === undefined || (user_id ?? email) === undefined, {
      error: "names_two",
    }),
  );

const signup = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("user"), visitor, user }),
  z.strictObject({ type: z.literal("lead"), visitor }),
]);

/** A sign-up call's body: Intercom's own of `POST /visitors/convert` (docs/intercom-api-1.3/visitors.md). */
export type Signup = z.infer<typeof signup>;

/** What is wrong with one field, and what to do about it. Repeats nothing of what was sent but unknown names. */
export interface BodyProblem {
  /** Such as `visitor.user_id`; `body` for the whole. */
  readonly field: string;
  /** A stable word. */
  readonly kind: string;
  readonly remedy: string;
}

/** Reads the text of a body: the sign-up, or everything that is wrong with it, field by field. Never throws. */
export function readSignup(
  text: string,
): { readonly signup: Signup } | { readonly problems: readonly BodyProblem[] } {
  const json = parse(text);
  if (json === undefined) return { problems: [{ field: "body", kind: "not_json", remedy: "Send JSON." }] };
  const parsed = z.safeParse(signup, json, { jitless: true });
  return parsed.success ? { signup: parsed.data } : { problems: parsed.error.issues.flatMap(describe) };
}

const REMEDIES: Readonly<Record<string, string>> = {
  empty: "Give a value, or leave the field out.",
  padded: "Remove the whitespace at its start or end.",
  too_long: `Give at most ${LONGEST.user_id} characters, ${LONGEST.id} for an id.`,
  not_text: "Send whole characters: there is half of a surrogate pair in it.",
  no_email: "Give an email address.",
};
const NAMES_NOBODY: Readonly<Record<string, string>> = {
  visitor: "Give user_id, which the web messenger calls the visitor's id, or id.",
  user: "Give user_id, email, both, or id.",
};
const NAMES_TWO: Readonly<Record<string, string>> = {
  visitor: "Give user_id or id, not both.",
  user: "Give id alone, or user_id and email.",
};

function describe(issue: z.core.$ZodIssue): BodyProblem[] {
  const field = issue.path.length === 0 ? "body" : issue.path.join(".");
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        field: field === "body" ? key.slice(0, 100) : `${field}.${key.slice(0, 100)}`,
        kind: "unknown",
        remedy: "Remove it: there is no such field here.",
      }));
    case "invalid_union":
      return [{ field, kind: "wrong_value", remedy: 'Give "user" or "lead".' }];
    case "invalid_type":
      return [{ field, kind: "wrong_type", remedy: `Give a field of type ${issue.expected}.` }];
    case "custom": {
      const remedies = { names_nobody: NAMES_NOBODY[field], names_two: NAMES_TWO[field], ...REMEDIES };
      const kind = issue.message;
      return [
        { field, kind, remedy: Object.entries(remedies).find(([key]) => key === kind)?.[1] ?? "Mend it." },
      ];
    }
    default:
      return [{ field, kind: "wrong_value", remedy: "Mend it as docs/signup.md says." }];
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
