/** Publishes one of everything that lib/runtime/meter.ts knows, for meter.test.ts to read from its stdout. */
import { cloudWatchMeter } from "../../../lib/runtime/meter.ts";

const meter = cloudWatchMeter("alex");
meter.measure({ rule: "auto-assign", outcome: "acted", durationMs: 40, calls: 2, ageMs: 1_200 });
meter.measure({ rule: "tag-leads", outcome: "skipped", durationMs: 3, calls: 0 });
meter.sweep({ rule: "auto-assign", outcome: "done", lookedAt: 12, enqueued: 3 });
meter.sweepFailed("auto-assign");
