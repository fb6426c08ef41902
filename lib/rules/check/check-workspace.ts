import type { CallOptions, IntercomReader } from "../../intercom/index.ts";
import type { Settings } from "../settings.ts";
import type { SettingProblem } from "../settings-problems.ts";
import { checkActingAdmin } from "./check-acting-admin.ts";
import { checkReference } from "./check-reference.ts";
import { ruleChecks } from "./rule-checks.ts";
import { readWorkspace } from "./workspace.ts";

/** What a look at the workspace found. */
export interface WorkspaceFindings {
  /** What can't work: the settings name something that isn't there, or can't be used. */
  readonly problems: readonly SettingProblem[];
  /** What works, and is probably not meant so, or can't be looked up. */
  readonly warnings: readonly SettingProblem[];
}

/**
 * Looks in the workspace for everything that valid settings name: the acting admin, and what the rules' own
 * `references` say. Reads only: at most 6 calls to Intercom (`readWorkspace`). Throws the client's errors.
 */
export async function checkAgainstWorkspace(
  settings: Settings,
  reader: IntercomReader,
  call: CallOptions = {},
): Promise<WorkspaceFindings> {
  const references = ruleChecks.flatMap((check) => check.references(settings));
  const workspace = await readWorkspace(references, reader, call);
  const found = references.map((reference) => checkReference(reference, workspace));
  return {
    problems: [
      ...checkActingAdmin(settings.actingAdmin, workspace.admins),
      ...found.flatMap(({ problem }) => problem ?? []),
    ],
    warnings: found.flatMap(({ warning }) => warning ?? []),
  };
}
