import { ApiError } from "../http/api-error.ts";
import { adminNotFound, inboxSeatMissing, parameterNotFound } from "../http/errors.ts";
import { id } from "../http/fields.ts";
import type { JsonObject } from "../json.ts";
import { publishConversation } from "../webhooks/publish.ts";
import type { World } from "../world.ts";
import { addPart } from "./add-part.ts";
import { type Assignee, type Conversation, NOBODY, type PartType, type State } from "./conversation.ts";
import type { AdminAct } from "./reply-input.ts";
import { setState } from "./set-state.ts";

/** What assigning does to the state of a conversation (conversations.md, part types). */
const BY_STATE: Readonly<Record<State, { readonly part: PartType; readonly topic?: string }>> = {
  open: { part: "assignment" },
  closed: { part: "assign_and_reopen", topic: "conversation.admin.opened" },
  snoozed: { part: "assign_and_unsnooze", topic: "conversation.admin.unsnoozed" },
};

/**
 * Assigns to an admin, a team or, with `assignee_id` 0, to nobody. A closed conversation is reopened, a snoozed one
 * wakes. Throws 400 without `assignee_id`, 404 for an unknown one, 400 `team_unavailable` for a retired team, 403 when
 * the acting admin has no inbox seat.
 */
export function assign(world: World, conversation: Conversation, act: AdminAct, body: JsonObject): void {
  if (!act.admin.hasInboxSeat) throw inboxSeatMissing();
  const assignee = readAssignee(world, body);
  const { part: partType, topic } = BY_STATE[conversation.state];
  setState(conversation, "open");
  conversation.assignee = assignee;
  const part = addPart(world, conversation, partType, { ...act.content, assignedTo: assignee });
  publishConversation(world, "conversation.admin.assigned", conversation, part);
  if (topic !== undefined) publishConversation(world, topic, conversation, part);
}

function readAssignee({ teammates }: World, body: JsonObject): Assignee {
  const assigneeId = id(body, "assignee_id");
  if (assigneeId === undefined) throw parameterNotFound("assignee_id is required", "assignee_id");
  if (assigneeId === "0") return NOBODY;
  if (teammates.admin(assigneeId) !== undefined) return { type: "admin", id: assigneeId };
  const team = teammates.team(assigneeId);
  if (team === undefined) throw adminNotFound();
  if (team.retired)
    throw new ApiError(400, "team_unavailable", "The team is retired and cannot be assigned to");
  return { type: "team", id: assigneeId };
}
