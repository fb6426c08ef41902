const SIGNATURE_HEADER = "x-hub-signature";

/**
 * The value of `X-Hub-Signature`, whatever the case of its name; undefined if there is none. Give the value to the
 * verifier as it is: it copes with every kind.
 */
export function findSignature(headers: Readonly<Record<string, unknown>> | null | undefined): unknown {
  if (!headers) return undefined;
  const name = Object.keys(headers).find((key) => key.toLowerCase() === SIGNATURE_HEADER);
  return name === undefined ? undefined : headers[name];
}
