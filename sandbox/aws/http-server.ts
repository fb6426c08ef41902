import { once } from "node:events";
import type { IncomingMessage, Server } from "node:http";
import { explainListenError } from "./port-in-use.ts";

/** The only address that the sandbox's servers bind: nobody else on the network reaches them. */
export const HOST = "127.0.0.1";

/**
 * Listens on 127.0.0.1; port 0 takes any free port. Answers the origin, such as `http://127.0.0.1:4020`.
 * Throws PortInUseError, or Node's own error.
 */
export async function listen(server: Server, port: number): Promise<string> {
  try {
    server.listen(port, HOST);
    await once(server, "listening");
  } catch (error) {
    throw explainListenError(error, port);
  }
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return `http://${HOST}:${address.port}`;
}

/** Stops listening and cuts the connections that are still open; nothing when it is closed already. */
export async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve, reject) => {
    server.close((error) => (error === undefined || error === null ? resolve() : reject(error)));
  });
  server.closeAllConnections();
  await closed;
}

/** Reads a request's body, or answers undefined as soon as it is longer than `limit` bytes. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes: Buffer = chunk;
    length += bytes.length;
    if (length > limit) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
