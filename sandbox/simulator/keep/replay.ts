import type { Instance } from "../instance.ts";
import type { Keep } from "./keep.ts";
import { KeepError } from "./keep-error.ts";

/** Brings an instance, which has just been made, to where the kept calls left it. Nobody is notified again.
 * Throws KeepError for a call that the simulator fails at. */
export async function replayInto(
  instance: Instance,
  keep: Keep,
  backDoor: (request: Request) => Response | Promise<Response>,
): Promise<void> {
  const api = instance.replayApi();
  instance.hub.mute(true);
  await keep.replay(async ({ method, path, body }) => {
    const request = new Request(`http://127.0.0.1${path}`, {
      method,
      headers: { Authorization: `Bearer ${instance.token}`, "Content-Type": "application/json" },
      body: method === "GET" ? null : JSON.stringify(body),
    });
    const answer = await (path.startsWith("/_simulator/") ? backDoor(request) : api.fetch(request, {}));
    if (answer.status >= 500) throw new KeepError(`A kept call can't be made again: ${method} ${path}.`);
  });
  instance.hub.mute(false);
}
