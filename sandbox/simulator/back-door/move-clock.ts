import { type Clock, isVirtual } from "../clock.ts";
import type { JsonObject } from "../json.ts";
import { BackDoorError, onlyMembers, wholeMember } from "./body.ts";

/** Moves a virtual clock on; answers the Unix seconds it shows then. Throws when the clock is the machine's. */
export function moveClock(clock: Clock, body: JsonObject): object {
  onlyMembers(body, ["advance_seconds"]);
  const seconds = wholeMember(body, "advance_seconds", 0, -1);
  if (!isVirtual(clock)) {
    throw new BackDoorError(
      "This simulator runs on the machine's clock, which can't be moved: start it with startSimulator({ clock: virtualClock(…) }).",
    );
  }
  clock.advance(seconds * 1000);
  return { now: Math.floor(clock.now() / 1000) };
}
