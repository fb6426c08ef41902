import type { JobManifest } from "./manifest.ts";
import { manifest as reportCounts } from "./report-counts/manifest.ts";

/** Every job of the product: functions and schedules are made from this list. A job plans and undoes nothing. */
export const jobs: readonly JobManifest[] = [reportCounts];
