import { timingSafeEqual } from "node:crypto";
import { ArgumentInvalidError } from "../errors/argument-invalid-error.ts";
import { digest } from "./sign.ts";

/** A signing secret and the name under which its use is reported. */
export interface WebhookSecret {
  readonly label: string;
  readonly secret: string;
}

/** A request as it arrived; nothing in it is trusted to have any shape. */
export interface SignedRequest {
  /** The raw body; a string stands for its UTF-8 bytes, or for base64 if `isBase64Encoded`. */
  readonly body: string | Uint8Array | null | undefined;
  readonly isBase64Encoded?: boolean | undefined;
  /** The value of `X-Hub-Signature`: see `findSignature`. */
  readonly signature: unknown;
}

/** Why a request is refused; safe to log. */
export type Refusal =
  | "missing_header"
  | "empty_header"
  | "malformed_header"
  | "unsupported_scheme"
  | "empty_signature"
  | "empty_body"
  | "wrong_signature";

/** The verified bytes are the ones to parse: nothing else of the body was signed. */
export type Verification =
  | { readonly ok: true; readonly label: string; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: Refusal };

export type Verifier = (request: SignedRequest) => Verification;

/**
 * Makes a verifier of Intercom's webhook signatures that accepts any of the secrets, so that one can be replaced by
 * another without a gap; the answer's `label` tells which one was used. The verifier never throws. It works on the raw
 * bytes, before anything is decoded or parsed. Throws `ArgumentInvalidError` for secrets that can't be right.
 * Facts: docs/intercom-api-1.3/webhooks.md, "Signature". There is no time in the signature: replays are the caller's
 * to recognise, by the notification's id.
 */
export function createVerifier(secrets: readonly WebhookSecret[]): Verifier {
  if (secrets.length === 0) {
    throw new ArgumentInvalidError("secrets", "is empty: give at least one webhook signing secret");
  }
  for (const { label, secret } of secrets) refuseUnusable(label, secret);

  return ({ body, isBase64Encoded, signature }) => {
    const claimed = readSignature(signature);
    if (typeof claimed === "string") return { ok: false, reason: claimed };
    const bytes = bytesOf(body, isBase64Encoded === true);
    if (bytes.length === 0) return { ok: false, reason: "empty_body" };
    const match = secrets.find(({ secret }) => isEqual(digest(bytes, secret), claimed));
    return match ? { ok: true, label: match.label, bytes } : { ok: false, reason: "wrong_signature" };
  };
}

function refuseUnusable(label: string, secret: string): void {
  const name = `the webhook secret "${label}"`;
  if (typeof secret !== "string" || secret === "") {
    throw new ArgumentInvalidError(name, "is empty: copy the client secret from Intercom's Developer Hub");
  }
  if (secret !== secret.trim()) {
    throw new ArgumentInvalidError(
      name,
      "has whitespace at its start or end, as from copying it with a line break: remove it",
    );
  }
}

function readSignature(value: unknown): Uint8Array | Refusal {
  if (value === undefined || value === null) return "missing_header";
  if (typeof value !== "string") return "malformed_header";
  if (value.trim() === "") return "empty_header";
  const split = value.indexOf("=");
  if (split === -1) return "malformed_header";
  if (value.slice(0, split) !== "sha1") return "unsupported_scheme";
  const hex = value.slice(split + 1);
  if (hex === "") return "empty_signature";
  return /^[0-9a-f]{40}$/i.test(hex) ? Buffer.from(hex, "hex") : "malformed_header";
}

function bytesOf(body: SignedRequest["body"], isBase64: boolean): Uint8Array {
  if (typeof body === "string") return Buffer.from(body, isBase64 ? "base64" : "utf8");
  return body instanceof Uint8Array ? body : new Uint8Array();
}

// timingSafeEqual throws for unequal lengths, and a signature's length is no secret.
function isEqual(actual: Uint8Array, claimed: Uint8Array): boolean {
  return actual.length === claimed.length && timingSafeEqual(actual, claimed);
}
