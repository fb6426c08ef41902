import type { JsonObject } from "../json.ts";
import { NULLS } from "../people/orders.ts";
import type { World } from "../world.ts";
import { BackDoorError, onlyMembers } from "./body.ts";

/** Sets where people without `last_request_at` come in lists sorted by it; answers the same. */
export function placeNulls({ lists }: World, body: JsonObject): object {
  onlyMembers(body, ["place"]);
  const place = NULLS.find((one) => one === body["place"]);
  if (place === undefined) throw new BackDoorError(`"place" must be one of: ${NULLS.join(", ")}.`);
  lists.nulls = place;
  return { place };
}
