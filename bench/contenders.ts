import { Pool } from "undici";
import * as z from "zod/mini";
import { createIntercomClient, unlimited } from "../lib/intercom/index.ts";
import { type Contender, TOKEN, USER_ID } from "./contender.ts";
import { loadPeer } from "./peers.ts";

/** What HTTP itself costs: undici's pool and JSON.parse, nothing checked. */
export function raw(origin: string): Contender {
  const pool = new Pool(origin);
  const headers = { accept: "application/json", authorization: `Bearer ${TOKEN}` };
  return {
    read: async () => {
      const { body } = await pool.request({ method: "GET", path: `/users/${USER_ID}`, headers });
      const user: unknown = JSON.parse(await body.text());
      return typeof user === "object" && user !== null && "id" in user ? String(user.id) : "";
    },
    close: () => pool.close(),
  };
}

/** This client: every field of every answer checked. */
export function ours(origin: string): Contender {
  const client = createIntercomClient({ token: TOKEN, origin, limiter: unlimited });
  return { read: async () => (await client.users.get({ id: USER_ID })).id, close: () => client.close() };
}

interface Client2 {
  useRequestOpts(options: { readonly baseUrl: string }): unknown;
  readonly users: {
    find(who: { readonly id: string }): PromiseLike<{ readonly body: { readonly id: string } }>;
  };
}
const package2 = z.looseObject({
  Client: z.custom<new (options: object) => Client2>((value) => typeof value === "function"),
});

/** intercom-client 2.11.2, the last of the official clients for API 1.x. */
export async function version2(origin: string): Promise<Contender> {
  const { Client } = z.parse(package2, await loadPeer("intercom-client-2"));
  const client = new Client({ token: TOKEN });
  client.useRequestOpts({ baseUrl: origin });
  return { read: async () => (await client.users.find({ id: USER_ID })).body.id };
}

interface Client7 {
  readonly contacts: { find(who: { readonly contact_id: string }): PromiseLike<{ readonly id: string }> };
}
const package7 = z.looseObject({
  IntercomClient: z.custom<new (options: object) => Client7>((value) => typeof value === "function"),
});

/** intercom-client 7.0.3, the official client of today. */
export async function version7(origin: string): Promise<Contender> {
  const { IntercomClient } = z.parse(package7, await loadPeer("intercom-client-7"));
  const client = new IntercomClient({ token: TOKEN, baseUrl: origin });
  return { read: async () => (await client.contacts.find({ contact_id: USER_ID })).id };
}
