import type { JobManifest } from "../manifest.ts";

export const manifest: JobManifest = {
  name: "report-counts",
  timeoutSeconds: 30,
  schedule: "rate(1 hour)",
};
