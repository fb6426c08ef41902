import * as z from "zod/mini";

const text = z.nullish(z.string());
const time = z.nullish(z.number());
const value = z.union([z.string(), z.number(), z.boolean()]);

/** What of a snapshot can be written again: docs/intercom-api-1.3/users.md §2, leads.md "create". */
const keptPerson = z.object({
  type: text,
  anonymous: z.nullish(z.boolean()),
  id: z.string(),
  user_id: text,
  email: text,
  phone: text,
  name: text,
  signed_up_at: time,
  last_request_at: time,
  unsubscribed_from_emails: z.nullish(z.boolean()),
  custom_attributes: z.nullish(z.record(z.string(), z.unknown())),
  companies: z.nullish(
    z.object({ companies: z.nullish(z.array(z.object({ company_id: text, name: text }))) }),
  ),
  tags: z.nullish(z.object({ tags: z.nullish(z.array(z.object({ id: z.string(), name: text }))) })),
});
export type KeptPerson = z.infer<typeof keptPerson>;

/** The person of a snapshot; undefined when it is none. */
export function readKept(person: unknown): KeptPerson | undefined {
  return z.safeParse(keptPerson, person).data;
}

export function isLead({ type, anonymous }: KeptPerson): boolean {
  return type === "contact" || anonymous === true;
}

/** An identifier, or nothing for one that is empty. */
export function filled(identifier: string | null | undefined): string | undefined {
  return identifier?.trim() ? identifier : undefined;
}

/** The fields that users and leads have in common, as Intercom takes them. */
export function fieldsOf(kept: KeptPerson) {
  const { phone, name, signed_up_at, last_request_at, unsubscribed_from_emails: unsubscribed } = kept;
  return {
    ...(filled(phone) === undefined ? {} : { phone: filled(phone) ?? "" }),
    ...(filled(name) === undefined ? {} : { name: filled(name) ?? "" }),
    ...(typeof signed_up_at === "number" ? { signed_up_at } : {}),
    ...(typeof last_request_at === "number" ? { last_request_at } : {}),
    ...(typeof unsubscribed === "boolean" ? { unsubscribed_from_emails: unsubscribed } : {}),
    custom_attributes: attributesOf(kept),
    companies: companiesOf(kept),
  };
}

/** Those with a value; a null would clear what is there. */
export function attributesOf({ custom_attributes }: KeptPerson): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(custom_attributes ?? {}).flatMap(([name, given]) => {
      const parsed = z.safeParse(value, given);
      return parsed.success ? [[name, parsed.data] as const] : [];
    }),
  );
}

/** Memberships, by the client's id of the company: without one, nothing can be written. */
export function companiesOf({ companies }: KeptPerson): { readonly company_id: string }[] {
  return (companies?.companies ?? []).flatMap(({ company_id }) =>
    filled(company_id) === undefined ? [] : [{ company_id: company_id ?? "" }],
  );
}
