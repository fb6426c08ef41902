import type { Limiter } from "./limiter.ts";

/** Grants every call at once: for a server without a limit, or for calls that were granted elsewhere. */
export const unlimited: Limiter = {
  async take(_calls, { signal }) {
    signal?.throwIfAborted();
  },
  async learn() {},
  async pause() {},
};
