import { Logger } from "@aws-lambda-powertools/logger";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import type { LambdaFunctionURLEvent, LambdaFunctionURLResult } from "aws-lambda";
import { Resource } from "sst";
import { putOnBus } from "../ingest/index.ts";
import { receiveSignup } from "../ingest/signup.ts";
import { createSignupVerifier } from "../ingest/signup-signature.ts";
import { systemClock } from "../intercom/clock.ts";

/** The function that your product's back end calls when somebody signs up. */
export interface SignupFunction {
  handle(event: LambdaFunctionURLEvent): Promise<LambdaFunctionURLResult>;
}

/** Builds it from its links: the bus, and the accepted signing secrets, comma separated. */
export function signupFunction(): SignupFunction {
  const log = new Logger({ serviceName: "signup" });
  const put = putOnBus(new EventBridgeClient({}), Resource.EventBus.name);
  const verify = createSignupVerifier(Resource.SignupSecrets.value.split(","));
  return {
    async handle({ requestContext, headers, body, isBase64Encoded }) {
      const request = { method: requestContext.http.method, headers, body, isBase64Encoded };
      const { answer, log: fields } = await receiveSignup(request, { verify, put, nowMs: systemClock.now() });
      // The caller sends it again; but someone should know.
      if (answer.statusCode >= 500) log.error("signup", fields);
      else log.info("signup", fields);
      return { ...answer, headers: { ...answer.headers } };
    },
  };
}
