import type { CallOptions, IntercomClient, Lead, User } from "../../../intercom/index.ts";
import { attributesOf, companiesOf, fieldsOf, filled, isLead, type KeptPerson } from "./kept-person.ts";

/** What bringing somebody back works with. */
export interface BringingBack {
  readonly intercom: IntercomClient;
  readonly call: CallOptions;
  /** The tag that marks, which they don't get again. */
  readonly mark: string;
  /** Of an attempt that goes on: when the first one began, epoch milliseconds, UTC. */
  readonly since?: number;
}

/** Who they are now, or why they could not be brought back, as a stable word. */
export type BroughtBack =
  | { readonly id: string; readonly kind: "user" | "lead"; readonly wasBack: boolean }
  | { readonly refused: "no_identifier" | "ambiguous_email" };

/** Clocks differ by less than this, and Intercom's times are whole seconds. */
const SKEW_MS = 5_000;

/**
 * Makes somebody again from a snapshot, with attributes, companies and tags. Whatever was done by an earlier attempt is
 * found; a user who came back meanwhile keeps what they have now, and gets what they lack. Throws the client's errors.
 */
export async function bringBack(kept: KeptPerson, by: BringingBack): Promise<BroughtBack> {
  const back = isLead(kept) ? await bringLead(kept, by) : await bringUser(kept, by);
  if ("refused" in back) return back;
  for (const name of await tagsOf(kept, by)) {
    const who = [{ id: back.id }];
    await by.intercom.tags.tag(name, back.kind === "lead" ? { leads: who } : { users: who }, by.call);
  }
  return back;
}

async function bringUser(kept: KeptPerson, { intercom, call }: BringingBack): Promise<BroughtBack> {
  const [user_id, email] = [filled(kept.user_id), filled(kept.email)];
  const found = await findUsers(kept, intercom, call);
  if (found.length > 1) return { refused: "ambiguous_email" };
  const [there] = found;
  if (there !== undefined) {
    const lacking = { custom_attributes: lackingOf(kept, there), companies: companiesOf(kept) };
    await intercom.users.createOrUpdate({ id: there.id, ...lacking }, call);
    return { id: there.id, kind: "user", wasBack: true };
  }
  const fields = fieldsOf(kept);
  if (user_id !== undefined) {
    const who = { user_id, ...(email === undefined ? {} : { email }) };
    const { id } = await intercom.users.createOrUpdate({ ...fields, ...who }, call);
    return { id, kind: "user", wasBack: false };
  }
  if (email === undefined) return { refused: "no_identifier" };
  const { id } = await intercom.users.createOrUpdate({ ...fields, email }, call);
  return { id, kind: "user", wasBack: false };
}

/** Whoever has the `user_id` now; without one, whoever has the email. */
async function findUsers(
  kept: KeptPerson,
  intercom: IntercomClient,
  call: CallOptions,
): Promise<readonly User[]> {
  const [user_id, email] = [filled(kept.user_id), filled(kept.email)];
  if (user_id === undefined) return email === undefined ? [] : intercom.users.findByEmail(email, call);
  try {
    return [await intercom.users.get({ user_id }, call)];
  } catch (error) {
    if (isNotFound(error)) return [];
    throw error;
  }
}

/** True for Intercom's 404. */
export function isNotFound(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "intercom.not_found";
}

function lackingOf(kept: KeptPerson, { custom_attributes }: User) {
  const has = custom_attributes ?? {};
  return Object.fromEntries(
    Object.entries(attributesOf(kept)).filter(([name]) => has[name] === undefined || has[name] === null),
  );
}

/** Intercom makes a lead with each call, so that an attempt that goes on looks for the one it may have made. */
async function bringLead(kept: KeptPerson, by: BringingBack): Promise<BroughtBack> {
  const { intercom, call, since } = by;
  const made = since === undefined ? undefined : await findMade(kept, since, by);
  if (made !== undefined) return { id: made.id, kind: "lead", wasBack: false };
  const email = filled(kept.email);
  const { id } = await intercom.leads.create(
    { ...fieldsOf(kept), ...(email === undefined ? {} : { email }) },
    call,
  );
  return { id, kind: "lead", wasBack: false };
}

async function findMade(
  kept: KeptPerson,
  since: number,
  { intercom, call }: BringingBack,
): Promise<Lead | undefined> {
  const newest = { sort: "created_at", order: "desc" } as const;
  for await (const lead of intercom.leads.iterate(newest, call)) {
    if ((lead.created_at ?? 0) * 1000 < since - SKEW_MS) return undefined;
    const isSame = (["email", "name", "phone"] as const).every(
      (field) => filled(lead[field]) === filled(kept[field]),
    );
    if (isSame) return lead;
  }
  return undefined;
}

/** The names of their tags but the mark; of tags that came without one, from the workspace's list. */
async function tagsOf({ tags }: KeptPerson, { intercom, call, mark }: BringingBack): Promise<string[]> {
  const theirs = tags?.tags ?? [];
  const all = theirs.every(({ name }) => filled(name) !== undefined) ? [] : await intercom.tags.list(call);
  const names = theirs.map(({ id, name }) => filled(name) ?? filled(all.find((tag) => tag.id === id)?.name));
  return names.flatMap((name) => (name === undefined || fold(name) === fold(mark) ? [] : name));
}

function fold(name: string): string {
  return name.trim().toLowerCase();
}
