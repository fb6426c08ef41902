/** The part of dynalite 4 that is used; the package brings no types. */
declare module "dynalite" {
  import type { Server } from "node:http";

  interface DynaliteOptions {
    /** Milliseconds that a table stays in CREATING, UPDATING and DELETING; 500 when absent. */
    readonly createTableMs?: number;
    readonly updateTableMs?: number;
    readonly deleteTableMs?: number;
  }

  /** A DynamoDB server that does not listen yet; in memory, as no path is given. */
  function dynalite(options?: DynaliteOptions): Server;
  export = dynalite;
}
