export type { Limiter, RateLimitSeen, TakeOptions } from "./limiter.ts";
export { createMemoryLimiter, type MemoryLimiterOptions } from "./memory.ts";
export { unlimited } from "./unlimited.ts";
