import { expect, test } from "vitest";
import { startReceiver } from "../support/receiver.ts";
import { addLead, at, listAt, SECRET, startWorkspace, textAt } from "../support/workspace.ts";

/** A workspace with the app's webhook and a subscription, each with a receiver of its own. */
async function withBoth() {
  const [app, older] = [await startReceiver(), await startReceiver()];
  const workspace = await startWorkspace({ webhook: { url: app.url, secret: SECRET } });
  const made = await workspace.post("/subscriptions", { url: older.url, topics: ["contact.created"] });
  await workspace.simulator.idle();
  const topics = ({ received }: typeof app) =>
    received.map(({ raw }) => at(JSON.parse(raw), "topic")).filter((topic) => topic !== "ping");
  return { workspace, id: textAt(made.body, "id"), app: () => topics(app), older: () => topics(older) };
}

const twice = ["contact.created", "contact.created"];

test("a fault of notifications strikes each receiver for itself", async () => {
  const { workspace, app, older } = await withBoth();
  await workspace.door("POST", "faults", { kind: "duplicate", topic: "contact.created" });
  await addLead(workspace);
  await workspace.simulator.idle();
  expect([app(), older()]).toEqual([twice, twice]);
  expect(workspace.simulator.stats().faults).toEqual({ duplicate: 2 });
});

test("a fault can be of the app's webhook alone, or of one subscription alone", async () => {
  const { workspace, id, app, older } = await withBoth();
  const made = await workspace.door("POST", "faults", { kind: "duplicate", receiver: id, count: 1 });
  expect(made.body).toMatchObject({ topic: "*", receiver: id });
  await addLead(workspace);
  await workspace.simulator.idle();
  expect([app(), older()]).toEqual([["contact.created"], twice]);
  await workspace.door("POST", "faults", { kind: "duplicate", receiver: "webhook" });
  await addLead(workspace);
  await workspace.simulator.idle();
  expect([app(), older()]).toEqual([
    [...twice, "contact.created"],
    [...twice, "contact.created"],
  ]);
});

test("a subscription's notification is late and out of order, its ping too", async () => {
  const { workspace, id, older } = await withBoth();
  await workspace.door("POST", "faults", { kind: "delay", receiver: id, ms: 30_000 });
  await addLead(workspace);
  await workspace.simulator.idle();
  expect(older()).toEqual([]);
  const waiting = await workspace.get(`/subscriptions/${id}/retry`);
  expect(listAt(waiting.body, "items").map((item) => at(item, "topic"))).toEqual(["contact.created"]);
  workspace.clock.advance(30_000);
  await workspace.simulator.idle();
  expect(older()).toEqual(["contact.created"]);
});
