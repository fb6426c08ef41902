import * as z from "zod/mini";

/** A team; its id can be an assignee's (docs/intercom-api-1.3/teams.md). */
export const team = z.looseObject({
  type: z.literal("team"),
  id: z.string(),
  name: z.nullish(z.string()),
  admin_ids: z.nullish(z.array(z.number())),
});
export type Team = z.infer<typeof team>;
