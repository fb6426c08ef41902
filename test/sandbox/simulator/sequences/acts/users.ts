import { textAt } from "../../support/workspace.ts";
import { type Model, newPerson, ofKind, type PersonModel, removePerson } from "../model.ts";
import { type Act, choose, type Fired, type Run, type Step } from "../run.ts";
import { detailsIn, EMAILS, writeDetails } from "./people.ts";

/** Users (users.md). */
export const USER_ACTS: Readonly<Record<string, Act>> = {
  saveUser(run, step) {
    const userId = step.a % 4 === 0 ? undefined : `u${step.a % 5}`;
    const email = step.b % 3 === 0 ? undefined : choose(EMAILS, step.b);
    return save(run, step, { userId, email });
  },

  async saveUserById(run, step) {
    const user = choose(ofKind(run.model, "user"), step.a);
    if (user === undefined) return [];
    return save(run, step, { id: user.id, email: step.b % 2 === 0 ? undefined : choose(EMAILS, step.b) });
  },

  async archiveUser({ model, call }, { a, b }) {
    const user = choose(ofKind(model, "user"), a);
    if (user === undefined) return [];
    await call(
      "DELETE",
      b % 2 === 0 || user.userId === null ? `/users/${user.id}` : `/users?user_id=${user.userId}`,
    );
    removePerson(model, user.id);
    return [{ topic: "user.deleted", about: user.id }];
  },

  async requestDeletion({ model, call }, { a }) {
    const person = choose(model.people.values(), a);
    if (person === undefined) return [];
    await call("POST", "/user_delete_requests", { intercom_user_id: person.id });
    removePerson(model, person.id);
    return [{ topic: "user.deleted", about: person.id }];
  },
};

interface Identifiers {
  readonly id?: string;
  readonly userId?: string | undefined;
  readonly email: string | undefined;
}

async function save(run: Run, step: Step, { id, userId, email }: Identifiers): Promise<readonly Fired[]> {
  const { model, call, refused } = run;
  const { body, details } = detailsIn(step);
  const request = {
    ...(id === undefined ? {} : { id }),
    ...(userId === undefined ? {} : { user_id: userId }),
    ...(email === undefined ? {} : { email }),
    ...body,
  };
  const found = id === undefined ? match(model, userId, email?.toLowerCase()) : model.people.get(id);
  if (found === "nobody named" || found === "several") {
    await refused(found === "several" ? 409 : 400, "POST", "/users", request);
    return [];
  }
  const answered = textAt(await call("POST", "/users", request), "id");
  const user = found ?? newPerson({ id: answered, kind: "user" });
  const before = { ...user };
  if (userId !== undefined) user.userId = userId;
  if (email !== undefined) user.email = email.toLowerCase();
  model.people.set(answered, user);
  const fired = await writeDetails(run, user, details);
  if (found === undefined) return [...fired, { topic: "user.created", about: answered }];
  return [
    ...fired,
    ...(user.email === before.email ? [] : [{ topic: "user.email.updated", about: user.id }]),
    ...(user.unsubscribed && !before.unsubscribed ? [{ topic: "user.unsubscribed", about: user.id }] : []),
  ];
}

/** The table of users.md, section 2. */
function match(
  model: Model,
  userId: string | undefined,
  email: string | undefined,
): PersonModel | "nobody named" | "several" | undefined {
  const users = ofKind(model, "user");
  const byUserId = users.find((user) => userId !== undefined && user.userId === userId);
  if (byUserId !== undefined) return byUserId;
  if (email === undefined) return userId === undefined ? "nobody named" : undefined;
  const same = users.filter((user) => user.email === email && (userId === undefined || user.userId === null));
  return same.length > 1 ? "several" : same[0];
}
