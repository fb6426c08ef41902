/** Another program listens on a port that the sandbox needs. */
export class PortInUseError extends Error {
  readonly code = "sandbox.port_in_use";
  readonly port: number;

  constructor(port: number, cause: unknown) {
    super(
      `Port ${port} is in use. Stop the program that listens there, or set SWITCHBOARD_PORT_BASE to a number whose next hundred ports are free, for example SWITCHBOARD_PORT_BASE=4100.`,
      { cause },
    );
    this.name = "PortInUseError";
    this.port = port;
  }
}

/** Turns Node's EADDRINUSE into a PortInUseError; every other error is answered as it is. */
export function explainListenError(error: unknown, port: number): unknown {
  const inUse = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  return inUse ? new PortInUseError(port, error) : error;
}
