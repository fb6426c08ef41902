import { Resource } from "sst";
import { convertVisitors } from "../lib/rules/convert-visitors/rule.ts";
import { ruleFunction } from "../lib/runtime/rule-function.ts";
import settings from "../switchboard.config.ts";

export const { handle, sweep } = ruleFunction(convertVisitors(settings), Resource.ConvertVisitorsQueues);
