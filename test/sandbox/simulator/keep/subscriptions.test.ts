import { expect, test } from "vitest";
import { keepFolder, restartKept } from "../support/kept.ts";
import { startReceiver } from "../support/receiver.ts";
import { addLead, at, startWorkspace } from "../support/workspace.ts";

test("a subscription is kept, and hears nothing of the past again, not even its ping", async () => {
  const keep = await keepFolder();
  const { url, received } = await startReceiver();
  const first = await startWorkspace({ keep });
  await first.post("/subscriptions", { url, topics: ["contact.created"] });
  await addLead(first);
  await first.simulator.idle();
  const second = await restartKept(first, keep, 60);
  await second.simulator.idle();
  const topics = () => received.map(({ raw }) => at(JSON.parse(raw), "topic"));
  expect(topics()).toEqual(["ping", "contact.created"]);
  await addLead(second);
  await second.simulator.idle();
  expect(topics()).toEqual(["ping", "contact.created", "contact.created"]);
});
