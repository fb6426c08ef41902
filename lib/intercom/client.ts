import { createIntercomConnection, type IntercomClientOptions } from "./connection.ts";
import { adminsResource } from "./resources/admins.ts";
import { companiesResource } from "./resources/companies.ts";
import { conversationsResource } from "./resources/conversations.ts";
import { countsResource } from "./resources/counts.ts";
import { dataAttributesResource } from "./resources/data-attributes.ts";
import { eventsResource } from "./resources/events.ts";
import { leadsResource } from "./resources/leads.ts";
import { messagesResource } from "./resources/messages.ts";
import { notesResource } from "./resources/notes.ts";
import { segmentsResource } from "./resources/segments.ts";
import { subscriptionsResource } from "./resources/subscriptions.ts";
import { tagsResource } from "./resources/tags.ts";
import { teamsResource } from "./resources/teams.ts";
import { usersResource } from "./resources/users.ts";
import { visitorsResource } from "./resources/visitors.ts";

export interface IntercomClient {
  readonly admins: ReturnType<typeof adminsResource>;
  readonly companies: ReturnType<typeof companiesResource>;
  readonly conversations: ReturnType<typeof conversationsResource>;
  readonly counts: ReturnType<typeof countsResource>;
  readonly dataAttributes: ReturnType<typeof dataAttributesResource>;
  readonly events: ReturnType<typeof eventsResource>;
  readonly leads: ReturnType<typeof leadsResource>;
  readonly messages: ReturnType<typeof messagesResource>;
  readonly notes: ReturnType<typeof notesResource>;
  readonly segments: ReturnType<typeof segmentsResource>;
  readonly subscriptions: ReturnType<typeof subscriptionsResource>;
  readonly tags: ReturnType<typeof tagsResource>;
  readonly teams: ReturnType<typeof teamsResource>;
  readonly users: ReturnType<typeof usersResource>;
  readonly visitors: ReturnType<typeof visitorsResource>;
  /** Waits for the calls under way, then closes the connections. */
  readonly close: () => Promise<void>;
}

/**
 * Makes a client of Intercom's REST API 1.3 for one workspace. It keeps connections until `close`. Every method's last
 * argument is `CallOptions`; every failure is one of the errors in errors/. Throws `ArgumentInvalidError`.
 * Facts: docs/intercom-api-1.3/00-common.md.
 */
export function createIntercomClient(options: IntercomClientOptions): IntercomClient {
  const { request, pages, scroll, close } = createIntercomConnection(options);
  return {
    admins: adminsResource(request, pages),
    companies: companiesResource(request, pages, scroll),
    conversations: conversationsResource(request, pages),
    counts: countsResource(request, pages),
    dataAttributes: dataAttributesResource(request),
    events: eventsResource(request, pages),
    leads: leadsResource(request, pages, scroll),
    messages: messagesResource(request),
    notes: notesResource(request),
    segments: segmentsResource(request),
    subscriptions: subscriptionsResource(request, pages),
    tags: tagsResource(request),
    teams: teamsResource(request),
    users: usersResource(request, pages, scroll),
    visitors: visitorsResource(request),
    close,
  };
}
