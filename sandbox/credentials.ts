/** What everything in the sandbox is protected with. */
export const TOKEN = "sandbox-token";
export const WEBHOOK_SECRET = "sandbox-secret";
/** Signs the sign-up calls of the sandbox's product (docs/signup.md). */
export const SIGNUP_SECRET = "whsec_c2FuZGJveC1zaWdudXAtc2VjcmV0";

/** The simulator's port that follows from SWITCHBOARD_PORT_BASE; 0 from 0, which is any free one. */
export function simulatorPort(portBase: number): number {
  return portBase === 0 ? 0 : portBase + 10;
}
