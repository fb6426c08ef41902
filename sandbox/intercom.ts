import * as z from "zod/mini";

const INTERCOM_HEADERS = {
  accept: "application/json",
  "content-type": "application/json",
};

const saved = z.object({ id: z.string() });
const started = z.object({ conversation_id: z.string() });
const conversations = z.object({
  conversations: z.array(
    z.object({ id: z.string(), assignee: z.object({ type: z.string(), id: z.nullable(z.string()) }) }),
  ),
  pages: z.object({ next: z.nullish(z.string()) }),
});
const admins = z.object({
  admins: z.array(z.object({ type: z.string(), id: z.string(), name: z.nullish(z.string()) })),
});
const stats = z.object({ calls: z.number(), refused: z.number() });

/** What the sandbox itself asks of the simulator: customers' messages by its back door, the rest like anyone. */
export interface Workspace {
  /** A customer writes in the Messenger: a new conversation. Answers its id. */
  write(message: { name: string; email: string; body: string }): Promise<string>;
  /** Makes a lead, or with an `id` changes one, by the API. Answers its id. */
  saveLead(lead: {
    readonly id?: string;
    readonly name?: string;
    readonly email?: string;
    readonly custom_attributes?: Readonly<Record<string, string>>;
  }): Promise<string>;
  /** Makes a user by the API, last seen at a time (epoch seconds, UTC). Answers the id. */
  saveUser(user: {
    readonly user_id: string;
    readonly name: string;
    readonly last_request_at: number;
  }): Promise<string>;
  /** The admin or team that has each conversation, by conversation; undefined for nobody. */
  assignees(): Promise<Map<string, string | undefined>>;
  /** Sets where the workspace's notifications go. */
  subscribe(webhook: { url: string; secret: string; topics: readonly string[] }): Promise<void>;
  /** Names of admins and teams, by id. */
  names(): Promise<Map<string, string>>;
  /** Calls that counted against the rate limit so far, and those refused for it. */
  stats(): Promise<{ calls: number; refused: number }>;
}

/** Throws an Error that names the request when the simulator answers anything but 200. */
export function workspaceAt(origin: string, token: string): Workspace {
  const ask = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const headers = { ...INTERCOM_HEADERS, authorization: `Bearer ${token}` };
    const answer = await fetch(new URL(path, origin), { ...init, headers });
    if (answer.ok) return answer.json();
    throw new Error(`the simulator answered ${answer.status} to ${init.method ?? "GET"} ${path}`);
  };
  return {
    async write(message) {
      const body = JSON.stringify(message);
      const answer = z.parse(started, await ask("/_simulator/messages", { method: "POST", body }));
      return answer.conversation_id;
    },
    async saveLead(lead) {
      const body = JSON.stringify(lead);
      return z.parse(saved, await ask("/contacts", { method: "POST", body })).id;
    },
    async saveUser(user) {
      const body = JSON.stringify(user);
      return z.parse(saved, await ask("/users", { method: "POST", body })).id;
    },
    async assignees() {
      const found = new Map<string, string | undefined>();
      let next: string | null | undefined = "/conversations?per_page=60&order=asc&sort=created_at";
      while (next) {
        const page: z.infer<typeof conversations> = z.parse(conversations, await ask(next));
        for (const { id, assignee } of page.conversations) {
          found.set(id, assignee.type === "nobody_admin" ? undefined : (assignee.id ?? undefined));
        }
        next = page.pages.next;
      }
      return found;
    },
    async subscribe(webhook) {
      await ask("/_simulator/webhook", { method: "PUT", body: JSON.stringify(webhook) });
    },
    async names() {
      const list = z.parse(admins, await ask("/admins"));
      return new Map(list.admins.map(({ id, name }) => [id, name ?? id]));
    },
    async stats() {
      return z.parse(stats, await ask("/_simulator/stats"));
    },
  };
}
