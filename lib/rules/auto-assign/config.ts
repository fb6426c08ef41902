import * as z from "zod/mini";

/** The settings of auto-assign, as they stand under `rules.autoAssign` in switchboard.config.ts. */
export const autoAssignSettings = z.strictObject({
  /** `live` assigns, `dry-run` only records what it would do, `off` does neither. */
  mode: z.enum(["live", "dry-run", "off"]),
  /** Who may get a conversation. */
  pool: z.strictObject({
    /** An Intercom team, by its name or its id. */
    team: z.string().check(z.minLength(1)),
  }),
  /** `round-robin`: whoever's last turn is longest ago. */
  strategy: z._default(z.enum(["round-robin"]), "round-robin"),
});
export type AutoAssignSettings = z.infer<typeof autoAssignSettings>;
