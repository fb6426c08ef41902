import { once } from "node:events";
import { connect } from "node:net";
import type { TestWorkspace } from "../support/workspace.ts";

/** What one call got over a connection of its own, byte by byte. */
export interface Heard {
  readonly bytes: string;
  /** The code of the connection's error, such as `ECONNRESET`; undefined when it ended in order. */
  readonly error: string | undefined;
}

/** Makes a call and hears it out until the connection ends. */
export async function listenTo(
  { simulator }: TestWorkspace,
  method: string,
  path: string,
  body?: object,
): Promise<Heard> {
  const url = new URL(simulator.origin);
  const socket = connect(Number(url.port), url.hostname);
  let [bytes, error]: [string, string | undefined] = ["", undefined];
  socket.setEncoding("utf8");
  socket.on("data", (chunk) => {
    bytes += String(chunk);
  });
  socket.on("error", (one) => {
    error = "code" in one ? String(one.code) : one.message;
  });
  const text = body === undefined ? "" : JSON.stringify(body);
  socket.write(
    [
      `${method} ${path} HTTP/1.1`,
      "Host: simulator",
      "Authorization: Bearer sandbox-token",
      "Content-Type: application/json",
      `Content-Length: ${Buffer.byteLength(text)}`,
      "Connection: close",
      "",
      text,
    ].join("\r\n"),
  );
  await once(socket, "close").catch(() => undefined);
  return { bytes, error };
}
