import { manifest as autoAssign } from "./auto-assign/manifest.ts";
import type { RuleManifest } from "./manifest.ts";

/** Every rule of the product: queues, functions and schedules are made from this list, and from nothing else. */
export const rules: readonly RuleManifest[] = [autoAssign];
