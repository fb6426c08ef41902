import { textAt } from "../../support/workspace.ts";
import type { Model, TalkModel } from "../model.ts";
import type { Fired, Run } from "../run.ts";

/** A conversation that has just begun: by the person, or by an admin, to whom it is assigned. */
export async function startTalk(
  { model, workspace }: Run,
  person: string,
  admin?: string,
): Promise<readonly Fired[]> {
  const id = textAt(workspace.simulator.deliveries().at(-1)?.item, "id");
  const topic = admin === undefined ? "conversation.user.created" : "conversation.admin.single.created";
  return [enterTalk(model, id, person, topic, admin)];
}

/** Enters a new conversation; answers what it fired. */
export function enterTalk(model: Model, id: string, person: string, topic: string, admin?: string): Fired {
  model.talks.set(id, {
    id,
    customers: [person],
    state: admin === undefined ? "open" : "closed",
    assignee: admin ?? null,
    listed: admin === undefined,
    read: admin === undefined,
    parts: 0,
    partTags: new Set(),
    snooze: { until: 0, turn: 0 },
  });
  return { topic, about: id };
}

/** What a person's words do, also to somebody away whose replies are reassigned (admins.md). */
export function replied({ away }: Model, talk: TalkModel): readonly Fired[] {
  Object.assign(talk, { state: "open", listed: true, parts: talk.parts + 1 });
  const said = { topic: "conversation.user.replied", about: talk.id };
  if (talk.assignee === null || !away.has(talk.assignee)) return [said];
  talk.assignee = null;
  talk.parts += 1;
  return [said, { topic: "conversation.admin.assigned", about: talk.id }];
}
