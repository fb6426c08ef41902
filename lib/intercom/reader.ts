import type { IntercomClient } from "./client.ts";

/** A client that can't change anything: it has only the methods that read. */
export type IntercomReader = ReturnType<typeof readOnly>;

/** The reading half of a client. It shares the client's connections and is closed with it. */
export function readOnly(client: IntercomClient) {
  const { admins, conversations, counts, leads, notes, segments, subscriptions, tags, teams, users } = client;
  const { companies, dataAttributes, events, visitors } = client;
  return {
    admins: {
      list: admins.list,
      get: admins.get,
      me: admins.me,
      activityLogs: admins.activityLogs,
      activityLogPages: admins.activityLogPages,
      iterateActivityLogs: admins.iterateActivityLogs,
    },
    companies: {
      list: companies.list,
      pages: companies.pages,
      iterate: companies.iterate,
      get: companies.get,
      listUsers: companies.listUsers,
      userPages: companies.userPages,
      iterateUsers: companies.iterateUsers,
      scrollPages: companies.scrollPages,
      scroll: companies.scroll,
    },
    conversations: {
      list: conversations.list,
      pages: conversations.pages,
      iterate: conversations.iterate,
      get: conversations.get,
    },
    counts,
    dataAttributes,
    events: {
      list: events.list,
      pages: events.pages,
      iterate: events.iterate,
      summaries: events.summaries,
    },
    leads: {
      list: leads.list,
      pages: leads.pages,
      iterate: leads.iterate,
      get: leads.get,
      findByEmail: leads.findByEmail,
      findByPhone: leads.findByPhone,
      scrollPages: leads.scrollPages,
      scroll: leads.scroll,
    },
    notes: { list: notes.list, get: notes.get },
    segments,
    subscriptions: {
      list: subscriptions.list,
      get: subscriptions.get,
      sent: subscriptions.sent,
      errors: subscriptions.errors,
      retry: subscriptions.retry,
    },
    tags: { list: tags.list },
    teams,
    users: {
      list: users.list,
      pages: users.pages,
      iterate: users.iterate,
      get: users.get,
      findByEmail: users.findByEmail,
      findByPhone: users.findByPhone,
      scrollPages: users.scrollPages,
      scroll: users.scroll,
    },
    visitors: { get: visitors.get },
  };
}
