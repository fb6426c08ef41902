import { Resource } from "sst";
import { autoAssign } from "../lib/rules/auto-assign/rule.ts";
import { ruleFunction } from "../lib/runtime/rule-function.ts";
import settings from "../switchboard.config.ts";

export const { handle, sweep } = ruleFunction(autoAssign(settings), Resource.AutoAssignQueues);
