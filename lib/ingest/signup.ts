import type { Answer } from "./answer.ts";
import { refuse, UNAUTHORIZED } from "./answer.ts";
import { BusRefusedError, type PutOnBus } from "./bus.ts";
import type { Received, WebhookRequest } from "./receive.ts";
import { readSignup, type Signup } from "./signup-body.ts";
import type { SignupVerifier } from "./signup-signature.ts";

/** Larger than any sign-up. */
export const MAX_SIGNUP_BYTES = 16_384;

/** The topic under which sign-ups reach the rules; no topic of Intercom's. */
export const SIGNUP_TOPIC = "signup";

/** What a sign-up call is received with. */
export interface SignupReceiving {
  readonly verify: SignupVerifier;
  readonly put: PutOnBus;
  /** Epoch milliseconds, UTC. */
  readonly nowMs: number;
}

/**
 * Takes one sign-up call of the product's back end: size, signature over the raw bytes, body, bus, 202 with the
 * event's id, which is the `webhook-id`. 202 says that it is safely queued, not that it is done. Called again with the
 * same id, it is recognised by the rule and done once. Nothing is stored first, so that after a failure (503) the
 * caller's own repetition finds nothing in its way. docs/signup.md. Never throws.
 */
export async function receiveSignup(request: WebhookRequest, by: SignupReceiving): Promise<Received> {
  if (request.method !== "POST") {
    const answer = refuse(405, `This URL takes POST, not ${request.method}.`, "See docs/signup.md.");
    return { answer, log: { outcome: "refused", reason: "method" } };
  }
  const bytes = Buffer.from(request.body ?? "", request.isBase64Encoded ? "base64" : "utf8");
  if (bytes.length > MAX_SIGNUP_BYTES) {
    const answer = refuse(413, `The body has ${bytes.length} bytes.`, `Send at most ${MAX_SIGNUP_BYTES}.`);
    return { answer, log: { outcome: "refused", reason: "too_large", bytes: bytes.length } };
  }
  const verified = by.verify({ headers: request.headers, bytes }, by.nowMs);
  if (!verified.ok) return { answer: UNAUTHORIZED, log: { outcome: "refused", reason: verified.reason } };
  const { id, label: secret, timestamp } = verified;
  const read = readSignup(verified.text);
  if ("problems" in read) {
    const answer = json(400, { problems: read.problems });
    // Kinds only: a field's name may be anything that was sent.
    const kinds = [...new Set(read.problems.map(({ kind }) => kind))].join(", ");
    return { answer, log: { outcome: "refused", reason: "body", kinds, event: id, secret } };
  }
  try {
    await by.put({ detailType: "notification", detail: detailOf(read.signup, id, timestamp) });
    return { answer: json(202, { event: id }), log: { outcome: "accepted", event: id, secret } };
  } catch (error) {
    const answer = refuse(
      503,
      "The sign-up could not be queued.",
      "Send it again, with the same webhook-id.",
    );
    return { answer, log: { outcome: "failed", reason: reasonOf(error), event: id, secret } };
  }
}

/** In the form of Intercom's notifications, so that it takes their way to the rules. */
function detailOf({ type: to, ...people }: Signup, id: string, timestamp: number) {
  return {
    id,
    topic: SIGNUP_TOPIC,
    created_at: timestamp,
    data: { item: { type: "signup", to, ...people } },
  };
}

function json(statusCode: number, body: object): Answer {
  return { statusCode, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

function reasonOf(error: unknown): string {
  if (error instanceof BusRefusedError) return error.errorCode ?? error.name;
  return error instanceof Error ? error.name : "unknown";
}
