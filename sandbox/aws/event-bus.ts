import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Clock } from "./clock.ts";
import { createDeliveries, type Deliver, type DeliveryTarget } from "./deliveries.ts";
import { type EventPattern, matchesPattern, parseEventPattern } from "./event-pattern.ts";
import { closeServer, listen, readBody } from "./http-server.ts";
import { PutEventsRefusedError, putEvents } from "./put-events.ts";
import type { StandIn } from "./stand-in.ts";

const JSON_1_1 = "application/x-amz-json-1.1";
/** More than any request that PutEvents takes, with room for JSON's escapes. */
const LONGEST_REQUEST_BYTES = 4 * 1024 * 1024;

/** Which events of the bus go to which queue. */
export interface BusRule {
  readonly name: string;
  readonly pattern: EventPattern;
  readonly target: DeliveryTarget;
}

export interface EventBusOptions {
  readonly port: number;
  /** The name by which clients put events on it; `default` when absent. */
  readonly name?: string;
  readonly rules: readonly BusRule[];
  readonly deliver: Deliver;
  readonly clock: Clock;
  /** Told of an event that neither the target's queue nor its dead-letter queue took. */
  readonly onError: (error: Error) => void;
}

/**
 * Starts an EventBridge with one bus, on 127.0.0.1, that knows PutEvents; port 0 takes any free port. Each matching
 * rule delivers the event, in its envelope, to an SQS queue, after PutEvents has been answered. Throws
 * PortInUseError, or an Error for a pattern that it can't match.
 */
export async function startEventBus(options: EventBusOptions): Promise<StandIn> {
  const { name = "default", clock } = options;
  const rules = options.rules.map((rule) => ({ ...rule, pattern: parseEventPattern(rule.pattern) }));
  const deliveries = createDeliveries(options);

  function put(body: string) {
    const { results, events } = putEvents(parseJson(body), { name, nowMs: clock.now(), newId: randomUUID });
    for (const event of events) {
      for (const { pattern, target } of rules) {
        if (matchesPattern(pattern, event)) deliveries.add(target, JSON.stringify(event));
      }
    }
    return { FailedEntryCount: results.length - events.length, Entries: results };
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === "GET") {
      response.writeHead(200, { "content-type": "text/plain" });
      response.end(`The sandbox's EventBridge: bus "${name}", ${rules.length} rules.\n`);
      return;
    }
    const body = await readBody(request, LONGEST_REQUEST_BYTES);
    const action = request.headers["x-amz-target"];
    if (body === undefined)
      return send(response, 413, fault("RequestEntityTooLarge", "The request is too long."));
    if (action !== "AWSEvents.PutEvents") {
      return send(response, 400, fault("UnknownOperationException", `The sandbox's bus has no ${action}.`));
    }
    try {
      send(response, 200, put(body.toString("utf8")));
    } catch (error) {
      if (!(error instanceof PutEventsRefusedError)) throw error;
      send(response, 400, fault(error.code, error.message));
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const endpoint = await listen(server, options.port);
  return {
    endpoint,
    async close() {
      await closeServer(server);
      await deliveries.close();
    },
  };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": JSON_1_1, "x-amzn-requestid": randomUUID() });
  response.end(JSON.stringify(body));
}

function fault(type: string, message: string) {
  return { __type: type, message };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new PutEventsRefusedError("The request is not JSON.");
  }
}
