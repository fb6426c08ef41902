import type { Log } from "../lib/engine/index.ts";

/** Commands tell what they did themselves; the table keeps who did it. */
export const quietLog: Log = { info() {}, error() {} };
