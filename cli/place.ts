import type { Queues } from "../lib/engine/index.ts";
import type { PutOnBus } from "../lib/ingest/index.ts";
import type { IntercomClient } from "../lib/intercom/index.ts";
import type { Table } from "../lib/state/index.ts";
import { awsPlace } from "./aws-place.ts";
import { UsageError } from "./command.ts";
import { sandboxPlace } from "./sandbox-place.ts";

/** How the command line says where Switchboard runs. */
export interface PlaceOptions {
  readonly sandbox: boolean;
  readonly "port-base"?: string | undefined;
  readonly table?: string | undefined;
}

/** A running Switchboard, as far as an operator's commands need it. Close it when done. */
export interface Place {
  readonly table: Table;
  /** A rule's queues; undefined for a rule that isn't deployed there. */
  queues(rule: string): Queues | undefined;
  readonly toBus: PutOnBus | undefined;
  /** Throws UsageError when there is no token. */
  intercom(): IntercomClient;
  close(): Promise<void>;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Opens the sandbox of this machine or, without `--sandbox`, what is on AWS. Throws UsageError. */
export function openPlace(options: PlaceOptions, env: Env): Place {
  if (!options.sandbox) return awsPlace(options.table, env);
  return sandboxPlace(portBaseOf(options["port-base"] ?? env["SWITCHBOARD_PORT_BASE"]));
}

function portBaseOf(text: string | undefined): number {
  if (text === undefined || text === "") return 4000;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= 1024 && value <= 65_000) return value;
  throw new UsageError(`The port base is a port from 1024 to 65000, not "${text}".`);
}
