import { ArgumentInvalidError, type CallInfo, NetworkError, type NetworkFailure } from "./errors/index.ts";

/** Codes with which a connection ends: undici's own and the system's. */
const CLOSED = ["UND_ERR_SOCKET", "ECONNRESET", "ECONNABORTED", "EPIPE", "UND_ERR_INFO"];
/** Codes with which a connection doesn't come about, besides failed system calls and certificates. */
const NOT_CONNECTED = ["UND_ERR_CONNECT_TIMEOUT", "ERR_TLS_CERT_ALTNAME_INVALID"];
const CERTIFICATE = /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_SSL_|ERR_TLS_)/;

/**
 * Turns what undici throws into a `NetworkError`. Anything that isn't the network's doing, such as a bug, comes back as
 * it was, so that nobody takes it for something to repeat.
 */
export function networkError(call: CallInfo, error: unknown, phase: "before_answer" | "in_answer"): unknown {
  if (!(error instanceof Error)) return error;
  const code = codeOf(error);
  if (code === undefined) return error;
  if (code === "UND_ERR_CLOSED" || code === "UND_ERR_DESTROYED") {
    return new ArgumentInvalidError("client", "was closed: make a new one");
  }
  const reason = reasonOf(error, code, phase);
  return reason === undefined ? error : new NetworkError(call, reason, code, error);
}

function codeOf(error: Error): string | undefined {
  if ("code" in error && typeof error.code === "string") return error.code;
  // undici's parser leaves the code out for an answer that doesn't even begin like HTTP.
  return error.name === "HTTPParserError" ? "HPE_INVALID" : undefined;
}

function reasonOf(
  error: Error,
  code: string,
  phase: "before_answer" | "in_answer",
): NetworkFailure | undefined {
  if (failedToConnect(error) || NOT_CONNECTED.includes(code) || CERTIFICATE.test(code))
    return "not_connected";
  if (CLOSED.includes(code)) return phase === "before_answer" ? "closed" : "broken";
  const isProtocol = code.startsWith("HPE_") || code === "UND_ERR_RES_CONTENT_LENGTH_MISMATCH";
  return isProtocol || code === "UND_ERR_HEADERS_OVERFLOW" || "syscall" in error ? "broken" : undefined;
}

function failedToConnect(error: Error): boolean {
  // With several addresses, Node collects one error for each.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  if (typeof first !== "object" || first === null || !("syscall" in first)) return false;
  return first.syscall === "connect" || first.syscall === "getaddrinfo";
}
