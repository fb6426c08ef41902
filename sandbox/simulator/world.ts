import { type Activities, createActivities } from "./activity-logs/activities.ts";
import type { Teammates } from "./admins/teammates.ts";
import { type Clock, seconds } from "./clock.ts";
import { type Companies, createCompanies } from "./companies/companies.ts";
import { type AssignmentRules, createAssignmentRules } from "./conversations/assignment-rules.ts";
import { type Conversations, createConversations } from "./conversations/conversations.ts";
import { createDataAttributes, type DataAttributes } from "./data-attributes/data-attributes.ts";
import { createEvents, type Events } from "./events/events.ts";
import type { Ids } from "./ids.ts";
import { createNotes, type Notes } from "./notes/notes.ts";
import type { Nulls } from "./people/orders.ts";
import { createPeople, type People } from "./people/people.ts";
import { createScroll, type Scroll } from "./scroll/scroll.ts";
import { createSegments, type Segments } from "./segments/segments.ts";
import type { Subscriptions } from "./subscriptions/subscriptions.ts";
import { createTags, type Tags } from "./tags/tags.ts";
import { createVisitors, type Visitors } from "./visitors/visitors.ts";
import type { Hub } from "./webhooks/hub.ts";
import { teammatesOf, type Workspace } from "./workspace.ts";

/** One workspace: everything that calls read and change. */
export interface World {
  /** The workspace's short code. */
  readonly appId: string;
  /** Unix seconds. */
  readonly createdAt: number;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly teammates: Teammates;
  readonly people: People;
  /** How lists of people are sorted; the back door changes it. */
  readonly lists: { nulls: Nulls };
  readonly visitors: Visitors;
  readonly companies: Companies;
  readonly scroll: Scroll;
  readonly tags: Tags;
  readonly segments: Segments;
  readonly notes: Notes;
  readonly events: Events;
  readonly dataAttributes: DataAttributes;
  readonly activities: Activities;
  readonly conversations: Conversations;
  readonly assignmentRules: AssignmentRules;
  readonly subscriptions: Subscriptions;
  /** Tells the app's webhook and every subscription. */
  readonly hub: Hub;
}

/** A workspace with its teammates and without people. Throws a RangeError for a teammate who can't be. */
export function createWorld(parts: {
  readonly appId: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly hub: Hub;
  readonly subscriptions: Subscriptions;
  readonly workspace: Workspace;
  /** Of custom attributes, people's and companies' each. */
  readonly attributeLimit: number;
  /** Where people without `last_request_at` come in lists sorted by it. */
  readonly nulls: Nulls;
}): World {
  const { appId, clock, ids, hub, subscriptions, workspace, attributeLimit, nulls } = parts;
  return {
    appId,
    clock,
    ids,
    hub,
    subscriptions,
    createdAt: seconds(clock),
    teammates: teammatesOf(workspace, ids, appId),
    people: createPeople(),
    lists: { nulls },
    visitors: createVisitors(),
    companies: createCompanies(ids),
    scroll: createScroll(clock, ids),
    tags: createTags(ids),
    segments: createSegments(),
    notes: createNotes(),
    events: createEvents(ids),
    dataAttributes: createDataAttributes(attributeLimit),
    activities: createActivities(ids),
    conversations: createConversations(),
    assignmentRules: createAssignmentRules(),
  };
}
