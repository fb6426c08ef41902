import { createIntercomClient, isSwitchboardError, readOnly, unlimited } from "../../lib/intercom/index.ts";
import { originOf } from "../../lib/intercom/origin.ts";
import { checkAgainstWorkspace } from "../../lib/rules/check/check-workspace.ts";
import { summarise } from "../../lib/rules/check/summary.ts";
import { SettingsInvalidError } from "../../lib/rules/errors.ts";
import type { SettingProblem } from "../../lib/rules/reference.ts";
import type { Settings } from "../../lib/rules/settings.ts";
import type { Command, Terminal } from "../command.ts";
import { readOptions, wordsOf } from "../options.ts";
import { lineIn, readSettingsFile } from "../settings-file.ts";

const usage =
  "[--config <file>] [--origin <Intercom's origin>] [--json]; with INTERCOM_TOKEN also against the workspace";

interface Findings {
  readonly settings?: Settings;
  readonly problems: readonly SettingProblem[];
  readonly warnings: readonly SettingProblem[];
  /** Whether the workspace was asked. */
  readonly workspace: boolean;
}

/** Checks switchboard.config.ts, and with a token also that the workspace has all that it names. */
export const check: Command = {
  name: "check",
  usage,
  summary: "checks switchboard.config.ts; with INTERCOM_TOKEN set, against the workspace too",
  async run(args, terminal) {
    const { values, positionals } = readOptions(args, {
      config: { type: "string" },
      origin: { type: "string" },
    });
    wordsOf(positionals, 0, 0, usage);
    const findings = await find(values.config, values.origin, terminal.env["INTERCOM_TOKEN"]);
    const isGood = findings.problems.length === 0;
    if (values.json) terminal.print(JSON.stringify({ ok: isGood, ...findings, settings: undefined }));
    else tell(findings, terminal);
    return isGood ? 0 : 1;
  },
};

async function find(
  file: string | undefined,
  origin: string | undefined,
  token: string | undefined,
): Promise<Findings> {
  const none = { warnings: [], workspace: false };
  try {
    const settings = await readSettingsFile(file);
    if (token === undefined || token === "") return { settings, problems: [], ...none };
    const client = createIntercomClient({
      origin: origin ?? originOf(settings.region),
      token,
      limiter: unlimited,
    });
    try {
      return { settings, ...(await checkAgainstWorkspace(settings, readOnly(client))), workspace: true };
    } finally {
      await client.close();
    }
  } catch (error) {
    if (error instanceof SettingsInvalidError) return { problems: error.problems, ...none };
    if (!isSwitchboardError(error) || error.code !== "condition.invalid") throw error;
    return { problems: [conditionProblem(error, file)], ...none };
  }
}

/** A condition throws while the file is read, before its place among the settings is known; its line is. */
function conditionProblem(error: Error, file: string | undefined): SettingProblem {
  const line = lineIn(error, file);
  const [message = "", ...remedy] = error.message.split("; ");
  return { path: line === undefined ? "" : `line ${line}:`, message, remedy: remedy.join("; ") };
}

function tell({ settings, problems, warnings, workspace }: Findings, terminal: Terminal): void {
  for (const warning of warnings) terminal.warn(`Look at this: ${sentenceOf(warning)}`);
  for (const problem of problems) terminal.warn(sentenceOf(problem));
  if (problems.length > 0 || settings === undefined) {
    terminal.warn(`\n${problems.length === 1 ? "1 problem" : `${problems.length} problems`}.`);
    return;
  }
  terminal.print(`OK. ${workspace ? "The workspace has all that the settings name." : NOT_ASKED}\n`);
  for (const line of summarise(settings)) terminal.print(line);
}

const NOT_ASKED = "The workspace was not asked: set INTERCOM_TOKEN to check names against it.";

function sentenceOf({ path, message, remedy }: SettingProblem): string {
  return `${path === "" ? "The settings file" : path} ${message}${remedy === "" ? "" : `; ${remedy}`}`;
}
