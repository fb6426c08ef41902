import type { Teammates } from "./admins/teammates.ts";
import { type Clock, seconds } from "./clock.ts";
import { type Conversations, createConversations } from "./conversations/conversations.ts";
import type { Ids } from "./ids.ts";
import { createPeople, type People } from "./people/people.ts";
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
  readonly conversations: Conversations;
  readonly hub: Hub;
}

/** A workspace with its teammates and without people. Throws a RangeError for a teammate who can't be. */
export function createWorld(parts: {
  readonly appId: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly hub: Hub;
  readonly workspace: Workspace;
}): World {
  const { appId, clock, ids, hub, workspace } = parts;
  return {
    appId,
    clock,
    ids,
    hub,
    createdAt: seconds(clock),
    teammates: teammatesOf(workspace, ids, appId),
    people: createPeople(),
    conversations: createConversations(),
  };
}
