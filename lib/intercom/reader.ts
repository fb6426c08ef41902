import type { IntercomClient } from "./client.ts";

/** A client that can't change anything: it has only the methods that read. */
export type IntercomReader = ReturnType<typeof readOnly>;

/** The reading half of a client. It shares the client's connections and is closed with it. */
export function readOnly({ admins, conversations, counts, leads, teams, users }: IntercomClient) {
  return {
    admins: { list: admins.list, get: admins.get },
    conversations: {
      list: conversations.list,
      pages: conversations.pages,
      iterate: conversations.iterate,
      get: conversations.get,
    },
    counts,
    leads: { list: leads.list, pages: leads.pages, iterate: leads.iterate, get: leads.get },
    teams,
    users: {
      list: users.list,
      pages: users.pages,
      iterate: users.iterate,
      get: users.get,
      findByEmail: users.findByEmail,
    },
  };
}
