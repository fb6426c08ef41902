import * as z from "zod/mini";
import { flag, open, text } from "./values.ts";

/**
 * An entry of the list of admins: in 1.x a teammate, the bot (type `admin`, without avatar and teams) or a team, which
 * has more keys here than in the list of teams (docs/intercom-api-1.3/admins.md).
 */
export const adminListEntry = z.looseObject({
  type: open<"admin" | "team">(),
  id: z.string(),
  name: text,
  email: text,
  job_title: text,
  away_mode_enabled: flag,
  away_mode_reassign: flag,
  /** Absent from older bodies. */
  has_inbox_seat: flag,
  avatar: z.nullish(z.looseObject({ image_url: text })),
  /** Of an admin. */
  team_ids: z.nullish(z.array(z.number())),
  /** Of a team. */
  admin_ids: z.nullish(z.array(z.number())),
});
export type AdminListEntry = z.infer<typeof adminListEntry>;
