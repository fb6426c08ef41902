import * as z from "zod/mini";
import type { Snapshot } from "../../state/index.ts";

const text = z.string().check(z.minLength(1));
const visitorIds = z.union([
  z.strictObject({ id: text }),
  // The one that the web messenger calls the visitor's id.
  z.strictObject({ user_id: text }),
]);
const userIds = z.object({ id: z.optional(text), user_id: z.optional(text), email: z.optional(text) });

/** What functions/signup puts on the bus (lib/ingest/signup.ts). */
const signupItem = z.discriminatedUnion("to", [
  z.object({ type: z.literal("signup"), to: z.literal("user"), visitor: visitorIds, user: userIds }),
  z.object({ type: z.literal("signup"), to: z.literal("lead"), visitor: visitorIds }),
]);
const leadItem = z.object({ type: z.literal("contact"), id: text });

export type VisitorIds = z.infer<typeof visitorIds>;
export type UserIds = z.infer<typeof userIds>;

/** What an event asks for. */
export type Ask =
  | { readonly kind: "sign-up"; readonly visitor: VisitorIds; readonly user: UserIds }
  | { readonly kind: "become-lead"; readonly visitor: VisitorIds }
  /** A lead has an email now: a user may have the same. */
  | { readonly kind: "lead-email"; readonly lead: string };

/** What an event's item asks for; undefined when it is none that the rule knows. */
export function readAsk(item: unknown): Ask | undefined {
  const lead = z.safeParse(leadItem, item);
  if (lead.success) return { kind: "lead-email", lead: lead.data.id };
  const signup = z.safeParse(signupItem, item);
  if (!signup.success) return undefined;
  const { data } = signup;
  return data.to === "user"
    ? { kind: "sign-up", visitor: data.visitor, user: data.user }
    : { kind: "become-lead", visitor: data.visitor };
}

/** Who an event is about, by the identifier that it gives. */
export function personOf(ask: Ask): string {
  if (ask.kind === "lead-email") return ask.lead;
  return "id" in ask.visitor ? ask.visitor.id : ask.visitor.user_id;
}

/** Whom the event is about, as they are now. */
export interface PersonFacts {
  readonly kind: "visitor" | "lead" | "user";
  /** Intercom's id. */
  readonly id: string;
  readonly userId: string | undefined;
  /** Undefined when unknown. */
  readonly email: string | undefined;
  /** As the API shows them: what is kept before they are converted. */
  readonly shown: Snapshot["person"];
}

/** A user whom the person may be merged into. */
export interface UserFacts {
  readonly id: string;
  /** Your own id of the user; undefined for one who is known by email only. */
  readonly userId: string | undefined;
  /** Epoch milliseconds, UTC. */
  readonly createdAt: number | undefined;
  /** Epoch milliseconds, UTC. */
  readonly lastSeenAt: number | undefined;
}

/** What convert-visitors decides on. */
export interface ConvertFacts {
  readonly ask: Ask;
  /** Undefined when Intercom knows neither a visitor nor a lead nor, by Intercom's id, a user. */
  readonly person: PersonFacts | undefined;
  /** The user whom the sign-up names by `id` or `user_id`, if there is one. */
  readonly named: UserFacts | undefined;
  /** The users who have the email in question: the sign-up's if it named nobody who exists, or the lead's. */
  readonly sharing: readonly UserFacts[];
}
