import { publishConversation } from "../webhooks/publish.ts";
import type { World } from "../world.ts";
import { addPart } from "./add-part.ts";
import { type Conversation, NOBODY } from "./conversation.ts";

/**
 * `POST /conversations/{id}/run_assignment_rules` (conversations.md): the bot assigns, with a part `default_assignment`
 * that names the result, nobody when no rule matches. The state stays. Fires `conversation.admin.assigned`.
 */
export function runAssignmentRules(world: World, conversation: Conversation): void {
  const result = world.assignmentRules.result();
  if (result !== undefined) conversation.assignee = result;
  const part = addPart(world, conversation, "default_assignment", {
    author: { type: "bot", id: world.teammates.bot.id },
    assignedTo: result ?? NOBODY,
  });
  publishConversation(world, "conversation.admin.assigned", conversation, part);
}
