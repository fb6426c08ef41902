import { textAt } from "../../support/workspace.ts";
import { mergePeople, newPerson, ofKind, type PersonModel, removePerson } from "../model.ts";
import { type Act, choose, type Run, type Step } from "../run.ts";
import { detailsIn, EMAILS, writeDetails } from "./people.ts";

/** Leads and visitors (leads.md, visitors.md). */
export const LEAD_ACTS: Readonly<Record<string, Act>> = {
  async createLead(run, step) {
    const email = step.b % 2 === 0 ? undefined : choose(EMAILS, step.b);
    const { body, details } = detailsIn(step);
    const made = await run.call("POST", "/contacts", { ...body, ...(email === undefined ? {} : { email }) });
    const lead = newPerson({
      id: textAt(made, "id"),
      kind: "lead",
      userId: textAt(made, "user_id"),
      email: email?.toLowerCase() ?? null,
    });
    run.model.people.set(lead.id, lead);
    const fired = await writeDetails(run, lead, details);
    return [...fired, ...created(lead)];
  },

  async updateLead(run, step) {
    const lead = choose(ofKind(run.model, "lead"), step.a);
    if (lead === undefined) return [];
    const email = step.b % 2 === 0 ? undefined : choose(EMAILS, step.b);
    const { body, details } = detailsIn(step);
    await run.call("POST", "/contacts", { id: lead.id, ...body, ...(email === undefined ? {} : { email }) });
    const before = { ...lead };
    if (email !== undefined) lead.email = email.toLowerCase();
    const fired = await writeDetails(run, lead, details);
    const topic = before.email === null ? "contact.added_email" : "user.email.updated";
    return [
      ...fired,
      ...(lead.email === before.email ? [] : [{ topic, about: lead.id }]),
      ...(lead.unsubscribed && !before.unsubscribed ? [{ topic: "user.unsubscribed", about: lead.id }] : []),
    ];
  },

  async deleteLead({ model, call }, { a }) {
    const lead = choose(ofKind(model, "lead"), a);
    if (lead === undefined) return [];
    await call("DELETE", `/contacts/${lead.id}`);
    removePerson(model, lead.id);
    return [{ topic: "user.deleted", about: lead.id }];
  },

  async convertLead(run, step) {
    const lead = choose(ofKind(run.model, "lead"), step.a);
    if (lead === undefined) return [];
    const user = await becomeUser(run, step, lead, (target) =>
      run.call("POST", "/contacts/convert", { contact: { id: lead.id }, user: target }),
    );
    return user === undefined ? [] : [{ topic: "contact.signed_up", about: user }];
  },

  async visit({ model, door }) {
    const visitor = await door("POST", "visitors", { name: "Sam" });
    model.visitors.set(textAt(visitor, "id"), textAt(visitor, "user_id"));
    return [];
  },

  async updateVisitor({ model, call }, { a, b }) {
    const [id, userId] = choose(model.visitors, a) ?? [];
    if (id === undefined || userId === undefined) return [];
    const email = b % 2 === 0 ? undefined : choose(EMAILS, b);
    await call("PUT", "/visitors", { id, name: "Kim", ...(email === undefined ? {} : { email }) });
    if (email === undefined) return [];
    const lead = newPerson({ id, kind: "lead", userId, email: email.toLowerCase() });
    model.visitors.delete(id);
    model.people.set(id, lead);
    return created(lead);
  },

  async convertVisitor(run, step) {
    const { model, call } = run;
    const [id, userId] = choose(model.visitors, step.a) ?? [];
    if (id === undefined || userId === undefined) return [];
    const lead = newPerson({ id, kind: "lead", userId });
    const visitor = { user_id: userId };
    if (step.c % 2 === 0) {
      await call("POST", "/visitors/convert", { visitor, type: "lead" });
      model.people.set(id, lead);
      model.visitors.delete(id);
      return created(lead);
    }
    const user = await becomeUser(run, step, lead, (target) =>
      call("POST", "/visitors/convert", { visitor, user: target, type: "user" }),
    );
    if (user === undefined) return [];
    model.visitors.delete(id);
    return [{ topic: "visitor.signed_up", about: user }];
  },

  async deleteVisitor({ model, call }, { a }) {
    const [id] = choose(model.visitors, a) ?? [];
    if (id === undefined) return [];
    await call("DELETE", `/visitors/${id}`);
    model.visitors.delete(id);
    model.gone.add(id);
    return [];
  },
};

/** What a lead that is new fires. */
function created({ id, email }: PersonModel) {
  const made = { topic: "contact.created", about: id };
  return email === null ? [made] : [made, { topic: "contact.added_email", about: id }];
}

/** Into a user who exists, or by a `user_id` or email. Answers the user; undefined where an email is of several. */
async function becomeUser(
  { model }: Run,
  { b, d }: Step,
  lead: PersonModel,
  convert: (target: object) => Promise<unknown>,
): Promise<string | undefined> {
  const users = ofKind(model, "user");
  const existing = choose(users, b);
  if (d % 3 === 0 && existing !== undefined) {
    await convert({ id: existing.id });
    mergePeople(model, lead, existing);
    return existing.id;
  }
  const email = d % 3 === 1 ? EMAILS[b % 3] : undefined;
  const userId = email === undefined ? `u${b % 5}` : undefined;
  const same = users.filter((user) => (email === undefined ? user.userId === userId : user.email === email));
  if (same.length > 1) return undefined;
  await convert(email === undefined ? { user_id: userId } : { email });
  const [user] = same;
  if (user !== undefined) {
    mergePeople(model, lead, user);
    return user.id;
  }
  Object.assign(lead, { kind: "user", userId: userId ?? null, email: email ?? lead.email });
  model.people.set(lead.id, lead);
  return lead.id;
}
