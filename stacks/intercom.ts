/// <reference path="../.sst/platform/config.d.ts" />
import { originOf } from "../lib/intercom/origin.ts";
import settings from "../switchboard.config.ts";

/** Where Intercom's API is for this workspace: the region in switchboard.config.ts decides. */
export function createIntercomApi() {
  return new sst.Linkable("IntercomApi", { properties: { origin: originOf(settings.region) } });
}
