import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";
import type { Answer } from "./answer.ts";

/** A body below this many bytes is sent as it is: its headers would outweigh what is saved. */
const SMALLEST_BYTES = 1024;

const compress = promisify(gzip);

/**
 * Whether the header `Accept-Encoding` takes gzip. The official clients ask for `gzip, deflate`, and read only gzip
 * (clients.md), so that nothing else is offered.
 */
export function acceptsGzip(accepted: string | undefined): boolean {
  if (accepted === undefined) return false;
  const ranges = accepted.toLowerCase().split(",").map(readRange);
  const named = ranges.find(({ coding }) => coding === "gzip" || coding === "x-gzip");
  return (named ?? ranges.find(({ coding }) => coding === "*"))?.wanted ?? false;
}

function readRange(range: string): { readonly coding: string; readonly wanted: boolean } {
  const [coding = "", ...parameters] = range.split(";").map((part) => part.trim());
  return { coding, wanted: !parameters.some((parameter) => /^q\s*=\s*0(\.0*)?$/.test(parameter)) };
}

/** An answer with its body as gzip, unless that is too small to gain by it. Favours speed over size. */
export async function gzippedAnswer(
  text: string,
  { status, headers }: Pick<Answer, "status" | "headers">,
): Promise<Answer> {
  if (Buffer.byteLength(text) < SMALLEST_BYTES) return { status, headers, body: text };
  const packed = await compress(text, { level: constants.Z_BEST_SPEED });
  return {
    status,
    headers: { ...headers, "Content-Encoding": "gzip", Vary: "Accept-Encoding" },
    body: Buffer.from(packed),
  };
}
