/** The account and region that every stand-in claims to be in. */
export const REGION = "eu-west-1";
export const ACCOUNT_ID = "000000000000";

/** Credentials that no AWS account has; the stand-ins take any. */
export const CREDENTIALS = { accessKeyId: "sandbox", secretAccessKey: "sandbox" };

/** `arn:aws:lambda:eu-west-1:000000000000:function:Webhook`, for example. */
export function arn(service: string, resource: string): string {
  return `arn:aws:${service}:${REGION}:${ACCOUNT_ID}:${resource}`;
}

/**
 * Settings of an SDK client that talks to a stand-in. They say outright what the machine's own AWS profile might
 * say otherwise: FIPS and dual-stack endpoints don't go with an endpoint of one's own.
 */
export function clientSettings(endpoint: string) {
  return {
    endpoint,
    region: REGION,
    credentials: CREDENTIALS,
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
  };
}
