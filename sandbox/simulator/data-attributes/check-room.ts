import { ApiError } from "../http/api-error.ts";
import type { AttributeChanges } from "../people/custom-attributes.ts";
import type { World } from "../world.ts";
import type { AttributeModel } from "./data-attributes.ts";

/**
 * Whether the workspace has room for the custom attributes that a request brings, all of them together
 * (data-attributes.md, section 4). Throws 422 `custom_data_limit_reached`. Changes nothing.
 */
export function checkRoom(
  { dataAttributes }: World,
  model: AttributeModel,
  requests: readonly AttributeChanges[],
): void {
  const fresh = new Set<string>();
  for (const changes of requests) {
    for (const [name, value] of changes) {
      if (value !== null && dataAttributes.find(model, name) === undefined) fresh.add(name);
    }
  }
  if (fresh.size === 0 || dataAttributes.active(model) + fresh.size <= dataAttributes.limit) return;
  throw new ApiError(422, "custom_data_limit_reached", "Custom data limit reached");
}
