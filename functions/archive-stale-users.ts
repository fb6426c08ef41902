import { Resource } from "sst";
import { archiveStaleUsers } from "../lib/rules/archive-stale-users/rule.ts";
import { ruleFunction } from "../lib/runtime/rule-function.ts";
import settings from "../switchboard.config.ts";

export const { handle, sweep } = ruleFunction(archiveStaleUsers(settings), Resource.ArchiveStaleUsersQueues);
