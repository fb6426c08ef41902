import { type Context, Hono } from "hono";
import { type Striking, strike } from "../faults/strike.ts";
import type { Wire } from "../faults/wire.ts";
import type { Ids } from "../ids.ts";
import type { KeptCall } from "../keep/kept-call.ts";
import { ApiError } from "./api-error.ts";
import { authenticate } from "./authenticate.ts";
import { readJsonBody } from "./body.ts";
import type { CallCounts } from "./call-counts.ts";
import { resourceNotFound } from "./errors.ts";
import { checkAccept, checkVersion } from "./negotiate.ts";
import { tidyPath } from "./path.ts";
import { type RateLimit, rateLimitExceeded, rateLimitHeaders } from "./rate-limit.ts";
import type { Route } from "./route.ts";

/** What every call passes through, whatever its resource. */
export interface ApiParts {
  readonly routes: readonly Route[];
  readonly token: string;
  readonly ids: Ids;
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
}

/** A hash of a deployment, as the live API sends it; not the API's version (00-common.md, section 5). */
const DEPLOYMENT = "5f1c0d3e9a7b42688c4d1e0f7a9b3c5d6e8f2041";

const CHANGING: ReadonlySet<string> = new Set(["POST", "PUT", "DELETE"] satisfies Route["method"][]);

/** The API as one Hono app. */
export function createApi(parts: ApiParts): Hono<ApiBindings> {
  const app = new Hono<ApiBindings>({ getPath: (request) => tidyPath(new URL(request.url).pathname) });
  for (const route of parts.routes) {
    const name = `${route.method} ${shown(route.path)}`;
    app.on(route.method, route.path, (c) =>
      answer(c, { name, handle: route.handle, status: route.status }, parts),
    );
  }
  for (const path of new Set(parts.routes.map((route) => route.path))) {
    const allowed = parts.routes.filter((route) => route.path === path).map((route) => route.method);
    app.all(path, (c) => answer(c, wrongMethod(`${c.req.method} ${shown(path)}`, allowed), parts));
  }
  app.notFound((c) => answer(c, UNKNOWN_PATH, parts));
  return app;
}

const UNKNOWN_PATH: Endpoint = {
  name: "unknown path",
  handle: () => {
    throw resourceNotFound();
  },
};

function wrongMethod(name: string, allowed: readonly string[]): Endpoint {
  return {
    name,
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
    path: tidyPath(new URL(c.req.url).pathname),
    wire: c.env.wire,
    handle: () => faultless(c, endpoint, parts),
  });
}

async function faultless(c: ApiContext, endpoint: Endpoint, parts: ApiParts): Promise<Response> {
  const requestId = parts.ids.request();
  const headers: Record<string, string> = {
    "Content-Type": "application/json; charset=utf-8",
    "Cache-Control": "no-cache",
    "X-Request-Id": requestId,
    "X-Intercom-Version": DEPLOYMENT,
  };
  let status: number = endpoint.status ?? 200;
  let body: object | undefined;
  try {
    authenticate(c.req.header("authorization"), parts.token);
    const quota = parts.rateLimit.take();
    Object.assign(headers, rateLimitHeaders(quota));
    if (!quota.allowed) throw rateLimitExceeded(quota);
    checkVersion(c.req.header("intercom-version"));
    checkAccept(c.req.header("accept"));
    body = await handle(c, endpoint, parts);
  } catch (error) {
    const refusal = error instanceof ApiError ? error : fault(error, parts);
    Object.assign(headers, refusal.headers);
    status = refusal.status;
    body = refusal.body(requestId);
  }
  parts.counts.record(endpoint.name, status);
  return new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
}

async function handle(c: ApiContext, endpoint: Endpoint, parts: ApiParts): Promise<object | undefined> {
  const body = await readJsonBody(c.req.raw);
  const url = new URL(c.req.url);
  url.pathname = tidyPath(url.pathname);
  const { method } = c.req;
  if (CHANGING.has(method)) parts.onChange({ method, path: url.pathname + url.search, body });
  return endpoint.handle({ param: (name) => c.req.param(name) ?? "", query: url.searchParams, body, url });
}

function fault(error: unknown, parts: ApiParts): ApiError {
  parts.onFault(error);
  return new ApiError(500, "server_error", "The simulator failed at this call");
}

/** `/users/:id` as `/users/{id}`. */
function shown(path: string): string {
  return path.replace(/:(\w+)/g, "{$1}");
}
