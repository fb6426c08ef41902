import { once } from "node:events";
import { createServer, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { type Wire, wireOf } from "../faults/wire.ts";

/** The only address that the simulator binds: nobody else on the network reaches it. */
const HOST = "127.0.0.1";

/** Another program listens on the simulator's port. */
export class PortInUseError extends Error {
  readonly code = "simulator.port_in_use";
  readonly port: number;

  constructor(port: number, cause: unknown) {
    super(
      `Port ${port} is in use. Stop the program that listens there, or set SWITCHBOARD_PORT_BASE to another number, for example SWITCHBOARD_PORT_BASE=4100.`,
      { cause },
    );
    this.name = "PortInUseError";
    this.port = port;
  }
}

/** A server that listens. */
export interface RunningServer {
  /** Such as `http://127.0.0.1:4010`. */
  readonly origin: string;
  /** Stops listening and cuts the connections that are still open. */
  close(): Promise<void>;
}

/** Listens on 127.0.0.1; port 0 takes any free port. Throws PortInUseError, or Node's own error. */
export async function startServer(
  port: number,
  fetch: (request: Request, wire: Wire | undefined) => Response | Promise<Response>,
): Promise<RunningServer> {
  const listener = getRequestListener(
    (request, { outgoing }) =>
      fetch(request, outgoing instanceof ServerResponse ? wireOf(outgoing) : undefined),
    { overrideGlobalObjects: false, errorHandler: malformed },
  );
  const server = createServer((request, response) => void listener(request, response));
  try {
    server.listen(port, HOST);
    await once(server, "listening");
  } catch (error) {
    const inUse = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    throw inUse ? new PortInUseError(port, error) : error;
  }
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    origin: `http://${HOST}:${address.port}`,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A request that never becomes one, for instance by a bad Host header, still gets JSON. */
function malformed(): Response {
  const errors = [{ code: "client_error", message: "The request is malformed" }];
  return Response.json({ type: "error.list", request_id: null, errors }, { status: 400 });
}
