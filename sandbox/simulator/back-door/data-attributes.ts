import { seconds } from "../clock.ts";
import { customAttributeView } from "../data-attributes/routes.ts";
import type { JsonObject } from "../json.ts";
import type { World } from "../world.ts";
import { BackDoorError, flagMember, onlyMembers, textMember, textsMember } from "./body.ts";

/** Archives a custom attribute, brings it back, or gives it options, as a teammate does in the UI. */
export function changeDataAttribute(world: World, body: JsonObject): object {
  onlyMembers(body, ["model", "name", "archived", "options"]);
  const model = body["model"] ?? "customer";
  if (model !== "customer" && model !== "company") {
    throw new BackDoorError('"model" must be customer or company.');
  }
  const attribute = world.dataAttributes.find(model, textMember(body, "name"));
  if (attribute === undefined) throw new BackDoorError("There is no such custom attribute.");
  const [archived, options] = [flagMember(body, "archived"), textsMember(body, "options")];
  attribute.archived = archived ?? attribute.archived;
  attribute.options = options ?? attribute.options;
  attribute.updatedAt = seconds(world.clock);
  return customAttributeView(attribute);
}
