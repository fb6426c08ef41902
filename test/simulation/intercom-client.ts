import type { IntercomClient } from "../../lib/intercom/client.ts";
import { type Clock, unlimited } from "../../lib/intercom/index.ts";
import { createPages } from "../../lib/intercom/pages.ts";
import { createRequest } from "../../lib/intercom/request.ts";
import { adminsResource } from "../../lib/intercom/resources/admins.ts";
import { companiesResource } from "../../lib/intercom/resources/companies.ts";
import { conversationsResource } from "../../lib/intercom/resources/conversations.ts";
import { countsResource } from "../../lib/intercom/resources/counts.ts";
import { dataAttributesResource } from "../../lib/intercom/resources/data-attributes.ts";
import { eventsResource } from "../../lib/intercom/resources/events.ts";
import { leadsResource } from "../../lib/intercom/resources/leads.ts";
import { messagesResource } from "../../lib/intercom/resources/messages.ts";
import { notesResource } from "../../lib/intercom/resources/notes.ts";
import { segmentsResource } from "../../lib/intercom/resources/segments.ts";
import { subscriptionsResource } from "../../lib/intercom/resources/subscriptions.ts";
import { tagsResource } from "../../lib/intercom/resources/tags.ts";
import { teamsResource } from "../../lib/intercom/resources/teams.ts";
import { usersResource } from "../../lib/intercom/resources/users.ts";
import { visitorsResource } from "../../lib/intercom/resources/visitors.ts";
import { createScroll } from "../../lib/intercom/scroll.ts";
import type { Transport } from "../../lib/intercom/transport.ts";

/** Where the simulated workspace claims to be. */
export const ORIGIN = "http://intercom.test";

/** The product's client with all its parts but the sockets: attempts go through `transport`. */
export function clientOver(transport: Transport, clock: Clock, random: () => number): IntercomClient {
  const attemptTimeoutMs = 10_000;
  const request = createRequest({
    transport,
    limiter: unlimited,
    clock,
    random,
    attemptTimeoutMs,
    onCall() {},
  });
  const [pages, scroll] = [createPages(request, ORIGIN), createScroll(request)];
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
    close: () => transport.close(),
  };
}
