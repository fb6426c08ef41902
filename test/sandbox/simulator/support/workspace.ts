import { setTimeout as pause } from "node:timers/promises";
import { onTestFinished } from "vitest";
import {
  type Simulator,
  type SimulatorOptions,
  startSimulator,
  type VirtualClock,
  virtualClock,
} from "../../../../sandbox/simulator/index.ts";

/** 2019-06-19T12:00:00Z in Unix seconds, when every test workspace starts. */
export const NOON = 1_560_945_600;

export const SECRET = "client-secret";

/** The teammates of a test workspace: ids that can be read in an expectation. */
export const RHEA = "11";
export const MAREK = "12";
/** Has no inbox seat. */
export const SEATLESS = "13";
export const TIER_2 = "21";
/** A retired team. */
export const OLD_TEAM = "22";
/** The bot's id: the first that is made. */
export const BOT = "493881";

const WORKSPACE = {
  admins: [
    { id: RHEA, name: "Rhea Quill", email: "rhea@example.com" },
    { id: MAREK, name: "Marek Bloom", email: "marek@example.com", away: true },
    { id: SEATLESS, name: "Sam Stand", email: "sam@example.com", hasInboxSeat: false },
  ],
  teams: [
    { id: TIER_2, name: "Tier 2", members: ["rhea@example.com", "Marek Bloom"] },
    { id: OLD_TEAM, name: "Old", members: [], retired: true },
  ],
};

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface TestWorkspace {
  readonly simulator: Simulator;
  readonly clock: VirtualClock;
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  put(path: string, body?: unknown): Promise<Answer>;
  del(path: string): Promise<Answer>;
  /** A call as it is, without token or content type. */
  raw(path: string, init?: RequestInit): Promise<Answer>;
  /** A call of the back door. */
  door(method: string, path: string, body?: unknown): Promise<Answer>;
  /** The topics fired since the last time this was asked. */
  topics(): string[];
  /** The item of the last notification. */
  lastItem(): unknown;
}

/** A simulator of its own for one test, on a clock that stands still, with a rate limit out of the way. */
export async function startWorkspace(options: SimulatorOptions = {}): Promise<TestWorkspace> {
  const clock = virtualClock(NOON * 1000);
  const simulator = await startSimulator({
    clock,
    rateLimit: 1_000_000,
    appId: "w0rkspac",
    workspace: WORKSPACE,
    // Nobody listens there: only what is fired matters, unless a test brings its own.
    webhook: { url: "http://127.0.0.1:9/hook", secret: SECRET },
    ...options,
  });
  onTestFinished(() => simulator.close());
  let seen = 0;

  async function raw(path: string, init: RequestInit = {}): Promise<Answer> {
    const response = await fetch(`${simulator.origin}${path}`, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === "" ? "" : JSON.parse(text) };
  }
  const call = (method: string, path: string, body?: unknown) =>
    raw(path, {
      method,
      headers: { Authorization: "Bearer sandbox-token", "Content-Type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  return {
    simulator,
    clock,
    get: (path) => call("GET", path),
    post: (path, body) => call("POST", path, body),
    put: (path, body) => call("PUT", path, body),
    del: (path) => call("DELETE", path),
    raw,
    door: (method, path, body) =>
      raw(`/_simulator/${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
    topics() {
      const fired = simulator.deliveries().map(({ topic }) => topic);
      const news = fired.slice(seen);
      seen = fired.length;
      return news;
    },
    lastItem: () => simulator.deliveries().at(-1)?.item,
  };
}

/** What lies at the end of a path into JSON, such as `at(body, "errors", 0, "code")`. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let here: unknown = value;
  for (const step of path) {
    if (typeof here !== "object" || here === null) return undefined;
    here = Reflect.get(here, step);
  }
  return here;
}

/** The text at the end of a path into JSON. */
export function textAt(value: unknown, ...path: readonly (string | number)[]): string {
  const found = at(value, ...path);
  if (typeof found !== "string") throw new Error(`no text at ${path.join(".")}: ${JSON.stringify(value)}`);
  return found;
}

/** The list at the end of a path into JSON. */
export function listAt(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = at(value, ...path);
  if (!Array.isArray(found)) throw new Error(`no list at ${path.join(".")}: ${JSON.stringify(value)}`);
  return found;
}

/** Creates a user. Answers the id. */
export async function addUser(workspace: TestWorkspace, body: object): Promise<string> {
  return textAt((await workspace.post("/users", body)).body, "id");
}

/** Creates a lead. Answers the id. */
export async function addLead(workspace: TestWorkspace, body: object = {}): Promise<string> {
  return textAt((await workspace.post("/contacts", body)).body, "id");
}

/** A user or lead says something. Answers the conversation's id. */
export async function addConversation(workspace: TestWorkspace, personId: string): Promise<string> {
  const person = await workspace.get(`/users/${personId}`);
  const from = { type: at(person.body, "type"), id: personId };
  const message = await workspace.post("/messages", { from, body: "Is it in stock?" });
  const list = await workspace.get(`/conversations?type=user&intercom_user_id=${personId}&per_page=60`);
  const found = listAt(list.body, "conversations").find(
    (one) => at(one, "conversation_message", "id") === at(message.body, "id"),
  );
  return textAt(found, "id");
}

/** What an error.list says: status, code, message. */
export function refusal(answer: Answer): readonly unknown[] {
  return [answer.status, at(answer.body, "errors", 0, "code"), at(answer.body, "errors", 0, "message")];
}

/** Waits for real input or output until `done`. Fails after five seconds. */
export async function until(done: () => boolean): Promise<void> {
  for (let round = 0; round < 500; round += 1) {
    if (done()) return;
    await pause(10);
  }
  throw new Error("waited five seconds in vain");
}
