import * as z from "zod/mini";
import { flag, text, time } from "./values.ts";

/** The admin whose token it is, and the workspace (docs/intercom-api-1.3/admins.md, "GET /me"). */
export const me = z.looseObject({
  type: z.literal("admin"),
  id: z.string(),
  name: text,
  email: text,
  /** Nobody may sign in elsewhere by an email that isn't. */
  email_verified: flag,
  avatar: z.nullish(z.looseObject({ image_url: text })),
  app: z.looseObject({
    type: text,
    /** The workspace's code, elsewhere called `app_id`. */
    id_code: z.string(),
    name: text,
    region: text,
    created_at: time,
    identity_verification: flag,
    /** The older name of `identity_verification`. */
    secure: flag,
    timezone: text,
  }),
});
export type Me = z.infer<typeof me>;
