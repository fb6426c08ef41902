import { Resource } from "sst";
import { tagLeads } from "../lib/rules/tag-leads/rule.ts";
import { ruleFunction } from "../lib/runtime/rule-function.ts";
import settings from "../switchboard.config.ts";

export const { handle, sweep } = ruleFunction(tagLeads(settings), Resource.TagLeadsQueues);
