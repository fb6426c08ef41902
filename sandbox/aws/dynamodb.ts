import dynalite from "dynalite";
import { closeServer, listen } from "./http-server.ts";
import type { StandIn } from "./stand-in.ts";

/**
 * Starts an empty DynamoDB in memory, on 127.0.0.1; port 0 takes any free port. Tables are active at once. It has
 * no transactions, streams or expiry, and a failed condition comes without the item. Throws PortInUseError.
 */
export async function startDynamoDb({ port }: { readonly port: number }): Promise<StandIn> {
  const server = dynalite({ createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
  // dynalite throws when a client goes away in mid-request, which would end the whole sandbox.
  server.on("request", (request) => {
    request.removeAllListeners("error");
    request.on("error", () => request.destroy());
  });
  const endpoint = await listen(server, port);
  return { endpoint, close: () => closeServer(server) };
}
