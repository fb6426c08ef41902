import { timingSafeEqual } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { ArgumentInvalidError } from "../intercom/errors/argument-invalid-error.ts";

/** Seconds that a signature's time may lie before or after now: a replayed call is refused from then on. */
export const TOLERANCE_SECONDS = 300;
/** A shorter key could be guessed; `openssl rand -base64 32` makes a good one. */
const LEAST_KEY_BYTES = 16;
const PREFIX = "whsec_";
const ID_HEADER = "webhook-id";
const TIME_HEADER = "webhook-timestamp";
const SIGNATURE_HEADER = "webhook-signature";
/** What may stand in the names of our own records: no slash, no hash, nothing that isn't ASCII. */
const ID = /^[\w.:~+=-]{1,128}$/;

/** Why a sign-up call is refused; safe to log. */
export type SignupRefusal =
  | "missing_header"
  | "malformed_header"
  | "too_old"
  | "too_new"
  | "empty_body"
  | "not_utf8"
  | "wrong_signature";

/** A verified call. Only `text` was signed; `label` names the secret. */
export type SignupVerification =
  | {
      readonly ok: true;
      readonly label: string;
      /** The `webhook-id`: the same at every attempt of one sign-up. */
      readonly id: string;
      /** Epoch seconds, UTC: when this attempt was signed. */
      readonly timestamp: number;
      readonly text: string;
    }
  | { readonly ok: false; readonly reason: SignupRefusal };

/** Verifies one call; `nowMs` is epoch milliseconds, UTC. Never throws. */
export type SignupVerifier = (
  call: { readonly headers: Readonly<Record<string, unknown>>; readonly bytes: Uint8Array },
  nowMs: number,
) => SignupVerification;

/**
 * Makes a verifier of Standard Webhooks signatures (https://www.standardwebhooks.com) that accepts any of the secrets,
 * so that one can be replaced without a gap. Works on the raw bytes, before anything is parsed. Throws
 * ArgumentInvalidError for secrets that can't be right.
 *
 * The library signs, and the comparison is made here: its own `verify` reads the machine's clock, and takes "5 o'clock"
 * for the time 5.
 */
export function createSignupVerifier(secrets: readonly string[]): SignupVerifier {
  if (secrets.length === 0) throw new ArgumentInvalidError("SignupSecrets", "is empty: set at least one");
  const signers = secrets.map((secret, index) => {
    const label = `secret-${index + 1}`;
    return { label, webhook: signerOf(secret, `SignupSecrets, ${label},`) };
  });

  return ({ headers, bytes }, nowMs) => {
    const claimed = readHeaders(headers, nowMs);
    if (typeof claimed === "string") return { ok: false, reason: claimed };
    if (bytes.length === 0) return { ok: false, reason: "empty_body" };
    const text = decode(bytes);
    if (text === undefined) return { ok: false, reason: "not_utf8" };
    const { id, timestamp, signatures } = claimed;
    const time = new Date(timestamp * 1000);
    const match = signers.find(({ webhook }) => {
      const expected = webhook.sign(id, time, text);
      return signatures.some((signature) => isEqual(signature, expected));
    });
    return match === undefined
      ? { ok: false, reason: "wrong_signature" }
      : { ok: true, label: match.label, id, timestamp, text };
  };
}

function signerOf(secret: string, name: string): Webhook {
  if (secret === "") throw new ArgumentInvalidError(name, "is empty: make one as docs/signup.md says");
  if (secret !== secret.trim()) {
    throw new ArgumentInvalidError(name, "has whitespace at its start or end: remove it");
  }
  const key = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : "";
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(key) && key.length % 4 === 0;
  if (!isBase64 || Buffer.from(key, "base64").length < LEAST_KEY_BYTES) {
    throw new ArgumentInvalidError(
      name,
      `is no signing secret: give whsec_ and at least ${LEAST_KEY_BYTES} bytes in base64, as docs/signup.md says`,
    );
  }
  return new Webhook(secret);
}

function readHeaders(
  headers: Readonly<Record<string, unknown>>,
  nowMs: number,
): SignupRefusal | { id: string; timestamp: number; signatures: readonly string[] } {
  const [id, time, signature] = [ID_HEADER, TIME_HEADER, SIGNATURE_HEADER].map((name) => find(headers, name));
  if (!id || !time || !signature) return "missing_header";
  if (typeof id !== "string" || typeof time !== "string" || typeof signature !== "string") {
    return "malformed_header";
  }
  if (!ID.test(id) || !/^\d{1,12}$/.test(time)) return "malformed_header";
  const timestamp = Number(time);
  const age = Math.floor(nowMs / 1000) - timestamp;
  if (age > TOLERANCE_SECONDS) return "too_old";
  if (age < -TOLERANCE_SECONDS) return "too_new";
  return { id, timestamp, signatures: signature.split(" ") };
}

function find(headers: Readonly<Record<string, unknown>>, name: string): unknown {
  const key = Object.keys(headers).find((one) => one.toLowerCase() === name);
  return key === undefined ? undefined : headers[key];
}

/** Two bodies of which one is broken UTF-8 must not be one text. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

// timingSafeEqual throws for unequal lengths, and a signature's length is no secret.
function isEqual(claimed: string, expected: string): boolean {
  const [one, other] = [Buffer.from(claimed), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
