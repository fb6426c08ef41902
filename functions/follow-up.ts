import { Resource } from "sst";
import { followUp } from "../lib/rules/follow-up/rule.ts";
import { ruleFunction } from "../lib/runtime/rule-function.ts";
import settings from "../switchboard.config.ts";

export const { handle, sweep } = ruleFunction(followUp(settings), Resource.FollowUpQueues);
