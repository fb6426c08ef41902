/// <reference path="../.sst/platform/config.d.ts" />

/**
 * What has to be set before the first deployment, with `npx sst secret set <name> <value>`. SST keeps them
 * encrypted in the state bucket and in the bundles of the functions that link them.
 */
export function createSecrets() {
  return {
    /** An access token of the workspace (docs/intercom-api-1.3/00-common.md, "Authentication"). */
    intercomToken: new sst.Secret("IntercomToken"),
    /** The secrets that sign webhooks, comma separated: the old and the new one while they are exchanged. */
    webhookSecrets: new sst.Secret("WebhookSecrets"),
    /** The secrets that sign sign-up calls (docs/signup.md), comma separated likewise. */
    signupSecrets: new sst.Secret("SignupSecrets"),
  };
}
