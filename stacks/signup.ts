/// <reference path="../.sst/platform/config.d.ts" />
import type { Link } from "./functions.ts";

/**
 * The function that the product's own back end calls when somebody signs up (docs/signup.md). Like the webhook it has
 * a public URL and checks the signature itself, and it may put events on the bus, and nothing else.
 */
export function createSignup(eventBus: Link, signupSecrets: sst.Secret) {
  return new sst.aws.Function("Signup", {
    handler: "functions/signup.handle",
    timeout: "5 seconds",
    url: { authorization: "none", cors: false },
    link: [eventBus, signupSecrets],
  });
}
