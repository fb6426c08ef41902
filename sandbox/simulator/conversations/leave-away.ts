import { publishConversation } from "../webhooks/publish.ts";
import type { World } from "../world.ts";
import { addPart } from "./add-part.ts";
import { type Conversation, NOBODY } from "./conversation.ts";

/**
 * What follows a person's reply when the conversation is with somebody away who has replies reassigned: it goes back
 * to the default inbox (admins.md, `away_mode_reassign`). Fires `conversation.admin.assigned`.
 */
export function leaveAwayAdmin(world: World, conversation: Conversation): void {
  const { assignee } = conversation;
  if (assignee.type !== "admin") return;
  const admin = world.teammates.admin(assignee.id);
  if (admin === undefined || !admin.awayModeEnabled || !admin.awayModeReassign) return;
  conversation.assignee = NOBODY;
  const part = addPart(world, conversation, "away_mode_assignment", {
    author: { type: "bot", id: world.teammates.bot.id },
    assignedTo: NOBODY,
  });
  publishConversation(world, "conversation.admin.assigned", conversation, part);
}
