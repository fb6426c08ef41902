import type { RegisteredResource } from "../graph.ts";

/** What Pulumi's mock monitor is, as far as it is used; it has no public type. */
type Monitor = any;

/**
 * Records every resource that the program registers. Urns are given the form that the real engine makes: the mock
 * counts the root stack as a parent type, and SST derives link types from urns.
 */
export function recordResources(monitor: Monitor, app: string, stage: string): RegisteredResource[] {
  const resources: RegisteredResource[] = [];
  monitor.newUrn = (parent: string | undefined, type: string, name: string) => {
    const parentType = parent?.split("::")[2];
    const qualified = parentType && parentType !== "pulumi:pulumi:Stack" ? `${parentType}$${type}` : type;
    return `urn:pulumi:${stage}::${app}::${qualified}::${name}`;
  };
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request: Monitor, callback: (error: unknown, response: Monitor) => void) =>
    register(request, (error: unknown, response: Monitor) => {
      if (response) {
        resources.push({
          urn: response.getUrn(),
          type: request.getType(),
          name: request.getName(),
          parent: request.getParent() || undefined,
          inputs: withoutSecretMarks(request.getObject()?.toJavaScript() ?? {}),
          state: withoutSecretMarks(response.getObject()?.toJavaScript() ?? {}),
          retainOnDelete: request.getRetainondelete(),
        });
      }
      callback(error, response);
    });
  return resources;
}

/** Pulumi's key for "this object wraps a value", and here always a secret one. */
const WRAPPED = "4dabf18193072939515e22adb298388d";

function withoutSecretMarks(value: any): any {
  if (Array.isArray(value)) return value.map(withoutSecretMarks);
  if (typeof value !== "object" || value === null) return value;
  if (WRAPPED in value && "value" in value) return withoutSecretMarks(value.value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutSecretMarks(inner)]));
}
