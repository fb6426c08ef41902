import { isObject, type JsonObject } from "../json.ts";
import { ApiError } from "./api-error.ts";

/** Intercom's own bound is not known; no body of 1.3 comes near this one. */
const LARGEST_BODY_BYTES = 1024 * 1024;

/**
 * Reads a request's JSON object. No body is an empty object, and so is `[]`, which the PHP client sends for it
 * (clients.md). A body that isn't called JSON is not read: the live API answers as if nothing had been sent
 * (00-common.md, section 6, `User email, user_id or anonymous_id must be supplied`).
 * Throws 400 `client_error` for malformed JSON, 400 `type_mismatch` for another JSON value, 413 for a body of over
 * a megabyte.
 */
export async function readJsonBody(request: Request): Promise<JsonObject> {
  const bytes = await readBytes(request);
  if (bytes.length === 0 || !isJson(request.headers.get("content-type"))) return {};
  const value = parse(bytes);
  if (isObject(value)) return value;
  if (Array.isArray(value) && value.length === 0) return {};
  throw new ApiError(400, "type_mismatch", "The body must be a JSON object");
}

async function readBytes(request: Request): Promise<Buffer> {
  if (request.method === "GET" || request.method === "HEAD" || request.body === null) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body) {
    length += chunk.length;
    if (length > LARGEST_BODY_BYTES) {
      throw new ApiError(413, "client_error", `The body is larger than ${LARGEST_BODY_BYTES} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function isJson(contentType: string | null): boolean {
  const type = (contentType ?? "").split(";")[0] ?? "";
  return /^application\/(\S+\+)?json$/i.test(type.trim());
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new ApiError(400, "client_error", "The body is not valid JSON in UTF-8");
  }
}
