import { type Context, Hono } from "hono";
import type { Clock } from "../clock.ts";
import { type Striking, strike } from "../faults/strike.ts";
import type { Wire } from "../faults/wire.ts";
import type { Ids } from "../ids.ts";
import type { KeptCall } from "../keep/kept-call.ts";
import type { Answer } from "./answer.ts";
import { answerHeaders } from "./answer-headers.ts";
import { ApiError } from "./api-error.ts";
import { apiRequest } from "./api-request.ts";
import { authenticate } from "./authenticate.ts";
import { readJsonBody } from "./body.ts";
import type { CallCounts } from "./call-counts.ts";
import { resourceNotFound } from "./errors.ts";
import { acceptsGzip, gzippedAnswer } from "./gzip.ts";
import { checkAccept, checkVersion } from "./negotiate.ts";
import { pathnameOf, tidyPath } from "./path.ts";
import { type RateLimit, rateLimitExceeded, rateLimitHeaders } from "./rate-limit.ts";
import type { Route } from "./route.ts";

/** What every call passes through, whatever its resource. */
export interface ApiParts {
  readonly routes: readonly Route[];
  readonly token: string;
  readonly ids: Ids;
  readonly clock: Clock;
  /** Whether a client that takes gzip gets it. */
  readonly gzip: boolean;
  readonly rateLimit: RateLimit;
  readonly counts: CallCounts;
  readonly striking: Striking;
  /** Told of every call that may change something, right before it does. */
  readonly onChange: (call: KeptCall) => void;
  /** Told of an exception that is a fault of the simulator itself; the client gets a 500. */
  readonly onFault: (error: unknown) => void;
}

/** What comes with a call besides the request. */
export interface ApiBindings {
  readonly Bindings: { readonly wire?: Wire | undefined };
}

type ApiContext = Context<ApiBindings>;

interface Endpoint {
  /** What the call is counted under. */
  readonly name: string;
  readonly handle: Route["handle"];
  readonly status?: Route["status"] | undefined;
  readonly changes: boolean;
}

function changes(route: Route): boolean {
  return route.method !== "GET" || route.changes === true;
}

/** The API as one Hono app. */
export function createApi(parts: ApiParts): Hono<ApiBindings> {
  const getPath = (request: Request) => tidyPath(pathnameOf(request.url));
  const app = new Hono<ApiBindings>({ getPath });
  for (const route of parts.routes) {
    const name = `${route.method} ${shown(route.path)}`;
    app.on(route.method, route.path, (c) =>
      answer(c, { name, handle: route.handle, status: route.status, changes: changes(route) }, parts),
    );
  }
  // Apart from the others, so that a call finds one handler: Hono takes longer to choose among several.
  const rest = new Hono<ApiBindings>({ getPath });
  for (const path of new Set(parts.routes.map((route) => route.path))) {
    const allowed = parts.routes.filter((route) => route.path === path).map((route) => route.method);
    rest.all(path, (c) => answer(c, wrongMethod(`${c.req.method} ${shown(path)}`, allowed), parts));
  }
  rest.notFound((c) => answer(c, UNKNOWN_PATH, parts));
  app.notFound((c) => rest.fetch(c.req.raw, c.env));
  return app;
}

const UNKNOWN_PATH: Endpoint = {
  name: "unknown path",
  changes: false,
  handle: () => {
    throw resourceNotFound();
  },
};

function wrongMethod(name: string, allowed: readonly string[]): Endpoint {
  return {
    name,
    changes: false,
    handle: () => {
      throw new ApiError(405, "client_error", "Method Not Allowed", {
        headers: { Allow: [...new Set(allowed)].join(", ") },
      });
    },
  };
}

function answer(c: ApiContext, endpoint: Endpoint, parts: ApiParts): Promise<Response> {
  return strike(parts.striking, {
    method: c.req.method,
    endpoint: endpoint.name,
    path: c.req.path,
    wire: c.env.wire,
    handle: () => faultless(c, endpoint, parts),
  });
}

async function faultless(c: ApiContext, endpoint: Endpoint, parts: ApiParts): Promise<Answer> {
  const requestId = parts.ids.request();
  const startedAt = parts.clock.now();
  const headers: Record<string, string> = {};
  let status: number = endpoint.status ?? 200;
  let body: object | undefined;
  try {
    authenticate(header(c, "authorization"), parts.token);
    const quota = parts.rateLimit.take();
    Object.assign(headers, rateLimitHeaders(quota));
    if (!quota.allowed) throw rateLimitExceeded(quota);
    checkVersion(header(c, "intercom-version"));
    checkAccept(header(c, "accept"));
    body = await handle(c, endpoint, parts);
  } catch (error) {
    const refusal = error instanceof ApiError ? error : fault(error, parts);
    Object.assign(headers, refusal.headers);
    status = refusal.status;
    body = refusal.body(requestId);
  }
  parts.counts.record(endpoint.name, status);
  Object.assign(headers, answerHeaders({ status, requestId, ms: parts.clock.now() - startedAt }));
  if (body === undefined) return { status, headers, body: null };
  const text = JSON.stringify(body);
  const packs = parts.gzip && acceptsGzip(header(c, "accept-encoding"));
  return packs ? gzippedAnswer(text, { status, headers }) : { status, headers, body: text };
}

async function handle(c: ApiContext, endpoint: Endpoint, parts: ApiParts): Promise<object | undefined> {
  const body = await readJsonBody(c.req.raw);
  const request = apiRequest(c.req.url, body, (name) => c.req.param(name) ?? "");
  const { method } = c.req;
  if (endpoint.changes) parts.onChange({ method, path: request.url.pathname + request.url.search, body });
  return endpoint.handle(request);
}

/** Asks the connection, because a Request makes an object of each header first. */
function header(c: ApiContext, name: string): string | undefined {
  return c.env.wire === undefined ? c.req.header(name) : c.env.wire.header(name);
}

function fault(error: unknown, parts: ApiParts): ApiError {
  parts.onFault(error);
  return new ApiError(500, "server_error", "The simulator failed at this call");
}

/** `/users/:id` as `/users/{id}`. */
function shown(path: string): string {
  return path.replace(/:(\w+)/g, "{$1}");
}
