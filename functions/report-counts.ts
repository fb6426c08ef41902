import { rules } from "../lib/rules/list.ts";
import { reportCountsFunction } from "../lib/runtime/report-counts-function.ts";
import settings from "../switchboard.config.ts";

export const { run } = reportCountsFunction(
  settings.jobs?.reportCounts,
  rules.map(({ name }) => name),
);
