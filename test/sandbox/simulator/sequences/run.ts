import { expect } from "vitest";
import type { SimulatorOptions } from "../../../../sandbox/simulator/index.ts";
import { at, startWorkspace, type TestWorkspace, textAt } from "../support/workspace.ts";
import { emptyModel, type Model, newPerson } from "./model.ts";

/** A notification: its topic and the id of whom or what it is about. */
export interface Fired {
  readonly topic: string;
  readonly about: string;
}

/** One step: what is done, and four numbers that choose among what exists and how. */
export interface Step {
  readonly act: string;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

/** Does something by the API or the back door, and to the model; answers what that fires, in order. */
export type Act = (run: Run, step: Step) => Promise<readonly Fired[]>;

/** One sequence: a simulator, and what it must look like. */
export interface Run {
  readonly workspace: TestWorkspace;
  readonly model: Model;
  /** A call that must succeed; answers its body. */
  call(method: "GET" | "POST" | "PUT" | "DELETE", path: string, body?: object): Promise<unknown>;
  /** A call that must be refused with this status. */
  refused(status: number, method: string, path: string, body?: object): Promise<void>;
  /** A call of the back door that must succeed. */
  door(method: string, path: string, body: object): Promise<unknown>;
  /** What the app's webhook was told since this was last asked. */
  news(): readonly Fired[];
}

/** Starts a workspace with three users and two leads who were there before. */
export async function startRun(options: SimulatorOptions = {}): Promise<Run> {
  const workspace = await startWorkspace(options);
  const model = emptyModel();
  let seen = 0;
  const request = (method: string, path: string, body?: object) =>
    workspace.raw(path, {
      method,
      headers: { Authorization: "Bearer sandbox-token", "Content-Type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const run: Run = {
    workspace,
    model,
    async call(method, path, body) {
      const answer = await request(method, path, body);
      expect(answer.status, `${method} ${path} ${JSON.stringify(answer.body)}`).toBeOneOf([200, 202]);
      return answer.body;
    },
    async refused(status, method, path, body) {
      const answer = await request(method, path, body);
      expect(answer.status, `${method} ${path} ${JSON.stringify(answer.body)}`).toBe(status);
    },
    async door(method, path, body) {
      const answer = await workspace.door(method, path, body);
      expect(answer.status, `${method} ${path} ${JSON.stringify(answer.body)}`).toBe(200);
      return answer.body;
    },
    news() {
      const fired = workspace.simulator.deliveries().slice(seen);
      seen += fired.length;
      return fired.map(({ topic, item }) => ({ topic, about: aboutOf(item) }));
    },
  };
  await settle(run);
  return run;
}

async function settle({ workspace, model, door, call }: Run): Promise<void> {
  if (!workspace.simulator.restored) await door("POST", "seed", { users: 3, leads: 2, seed: 5 });
  for (const [path, key, kind] of [
    ["/users", "users", "user"],
    ["/contacts", "contacts", "lead"],
  ] as const) {
    const listed = at(await call("GET", path), key);
    for (const one of Array.isArray(listed) ? listed.toReversed() : []) {
      const known = { id: textAt(one, "id"), userId: textAt(one, "user_id"), email: textAt(one, "email") };
      model.people.set(known.id, { ...newPerson({ kind, ...known }) });
    }
  }
}

/** Of a tag the person, of an event whose it is. */
export function aboutOf(item: unknown): string {
  const [type, id] = [at(item, "type"), at(item, "id")];
  const about = {
    user_tag: at(item, "user", "id"),
    contact_tag: at(item, "contact", "id"),
    event: at(item, "intercom_user_id"),
    ping: "ping",
  }[String(type)];
  return String(about ?? id);
}

/** One of them, or undefined when there is none. */
export function choose<T>(from: Iterable<T>, pick: number): T | undefined {
  const all = [...from];
  return all[pick % Math.max(1, all.length)];
}
