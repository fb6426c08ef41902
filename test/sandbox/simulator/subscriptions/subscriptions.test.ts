import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { startReceiver } from "../support/receiver.ts";
import {
  addLead,
  addUser,
  at,
  listAt,
  NOON,
  refusal,
  SECRET,
  startWorkspace,
  textAt,
} from "../support/workspace.ts";

const URL = "http://127.0.0.1:9/in";

const topicsOf = (received: readonly { readonly raw: string }[]) =>
  received.map(({ raw }) => at(JSON.parse(raw), "topic"));

describe("a subscription", () => {
  test("is created, listed, viewed, changed and deleted", async () => {
    const workspace = await startWorkspace({ webhook: undefined });
    const { body } = await workspace.post("/subscriptions", {
      url: URL,
      topics: ["user", "contact.created"],
    });
    const id = textAt(body, "id");
    const self = `${workspace.simulator.origin}/subscriptions/${id}`;
    expect(id).toMatch(/^nsub_[0-9a-f-]{36}$/);
    expect(body).toEqual({
      type: "notification_subscription",
      id,
      created_at: NOON,
      updated_at: NOON,
      service_type: "web",
      app_id: "w0rkspac",
      url: URL,
      self,
      topics: ["user", "contact.created"],
      active: true,
      metadata: {},
      hub_secret: null,
      mode: "point",
      links: { sent: `${self}/sent`, retry: `${self}/retry`, errors: `${self}/errors` },
      notes: [],
    });
    expect((await workspace.get("/subscriptions")).body).toEqual({
      type: "notification_subscription.list",
      items: [body],
    });
    expect((await workspace.get(`/subscriptions/${id}`)).body).toEqual(body);
    workspace.clock.advance(5000);
    const changes = { topics: ["event.created"], metadata: { event_names: ["a"] }, hub_secret: "s" };
    const changed = await workspace.post(`/subscriptions/${id}`, changes);
    expect(changed.body).toMatchObject({ ...changes, url: URL, updated_at: NOON + 5 });
    const off = await workspace.put(`/subscriptions/${id}`, { active: false });
    expect(off.body).toMatchObject({ ...changes, active: false });
    expect((await workspace.del(`/subscriptions/${id}`)).body).toEqual(off.body);
    expect(refusal(await workspace.get(`/subscriptions/${id}`))).toEqual([
      404,
      "not_found",
      "Resource Not Found",
    ]);
    const logs = await workspace.get("/admins/activity_logs?created_at_after=0");
    const types = listAt(logs.body, "activity_logs").map((one) => at(one, "activity_type"));
    expect(types).toEqual(["app_webhook_deletion", "app_webhook_creation"]);
  });

  test("delivers its topics and pings, signed with its own secret, or else the app's", async () => {
    const workspace = await startWorkspace();
    const [mine, other] = [await startReceiver(), await startReceiver()];
    await workspace.post("/subscriptions", { url: mine.url, topics: ["contact"], hub_secret: "own" });
    const second = await workspace.post("/subscriptions", { url: other.url, topics: ["user.created"] });
    await workspace.simulator.idle();
    expect([topicsOf(mine.received), topicsOf(other.received)]).toEqual([["ping"], ["ping"]]);
    await addLead(workspace);
    await addUser(workspace, { user_id: "u1" });
    const pinged = await workspace.post(`/subscriptions/${textAt(second.body, "id")}/ping`);
    expect(pinged.body).toEqual(second.body);
    await workspace.simulator.idle();
    expect(topicsOf(mine.received)).toEqual(["ping", "contact.created"]);
    expect(new Set(topicsOf(other.received))).toEqual(new Set(["ping", "user.created"]));
    for (const [{ received }, secret] of [
      [mine, "own"],
      [other, SECRET],
    ] as const) {
      for (const { raw, headers } of received) {
        const signature = createHmac("sha1", secret).update(raw).digest("hex");
        expect(headers["x-hub-signature"]).toBe(`sha1=${signature}`);
      }
    }
    expect(workspace.topics()).toEqual(["contact.created", "user.created"]);
  });

  test("gets events by name only, and none by a main topic", async () => {
    const workspace = await startWorkspace();
    const [named, all] = [await startReceiver(), await startReceiver()];
    const metadata = { event_names: ["Bought"] };
    await workspace.post("/subscriptions", { url: named.url, topics: ["event.created"], metadata });
    await workspace.post("/subscriptions", { url: all.url, topics: ["all"] });
    await addUser(workspace, { user_id: "u1" });
    for (const event_name of ["bought", "looked"]) {
      await workspace.post("/events", { event_name, created_at: NOON, user_id: "u1" });
    }
    await workspace.simulator.idle();
    expect(topicsOf(named.received).toSorted()).toEqual(["event.created", "ping"]);
    expect(topicsOf(all.received).toSorted()).toEqual(["ping", "user.created"]);
  });

  test("has feeds of what arrived, what waits and what was given up", async () => {
    const workspace = await startWorkspace();
    const receiver = await startReceiver();
    const made = await workspace.post("/subscriptions", { url: receiver.url, topics: ["user.created"] });
    const id = textAt(made.body, "id");
    await workspace.simulator.idle();
    const feed = async (name: string) =>
      listAt((await workspace.get(`/subscriptions/${id}/${name}`)).body, "items");
    expect(await feed("sent")).toMatchObject([
      { type: "notification_event", id: null, topic: "ping", delivery_attempts: 1, delivered_at: NOON },
    ]);
    receiver.answerWith(500);
    await addUser(workspace, { user_id: "u1" });
    await workspace.simulator.idle();
    expect(await feed("retry")).toMatchObject([
      { topic: "user.created", delivered_at: 0, delivery_attempts: 1 },
    ]);
    workspace.clock.advance(60_000);
    await workspace.simulator.idle();
    for (const name of ["errors", "error"]) {
      expect(await feed(name)).toMatchObject([
        {
          topic: "user.created",
          delivery_attempts: 2,
          http_request: { method: "POST", url: receiver.url, answer: 500 },
        },
      ]);
    }
    expect(await feed("retry")).toEqual([]);
    const tries = receiver.received.length;
    await addUser(workspace, { user_id: "u2" });
    await workspace.simulator.idle();
    await workspace.del(`/subscriptions/${id}`);
    workspace.clock.advance(60_000);
    await workspace.simulator.idle();
    expect(receiver.received.length).toBe(tries + 1);
  });

  test("is switched off and ended", async () => {
    const workspace = await startWorkspace();
    const receiver = await startReceiver();
    const made = await workspace.post("/subscriptions", { url: receiver.url, topics: ["user"] });
    const path = `/subscriptions/${textAt(made.body, "id")}`;
    await workspace.post(path, { active: false });
    await addUser(workspace, { user_id: "u1" });
    await workspace.post(path, { active: true });
    await addUser(workspace, { user_id: "u2" });
    await workspace.simulator.idle();
    await workspace.del(path);
    await addUser(workspace, { user_id: "u3" });
    await workspace.simulator.idle();
    const ids = receiver.received.map(({ raw }) => at(JSON.parse(raw), "data", "item", "user_id"));
    expect(ids.filter((one) => one !== undefined)).toEqual(["u2"]);
  });

  test.each([
    [{ topics: ["user"] }, "parameter_not_found"],
    [{ url: URL }, "parameter_not_found"],
    [{ url: URL, topics: [] }, "parameter_not_found"],
    [{ url: "ftp://a", topics: ["user"] }, "parameter_invalid"],
    [{ url: URL, topics: ["user.updated"] }, "parameter_invalid"],
    [{ url: URL, topics: [1] }, "type_mismatch"],
    [{ url: URL, topics: ["event.created"] }, "parameter_not_found"],
    [{ url: URL, topics: ["user"], service_type: "mail" }, "parameter_invalid"],
  ])("%j is refused", async (body, code) => {
    const workspace = await startWorkspace();
    expect(refusal(await workspace.post("/subscriptions", body)).slice(0, 2)).toEqual([400, code]);
    expect((await workspace.get("/subscriptions")).body).toMatchObject({ items: [] });
  });

  test("there are at most 250", async () => {
    const workspace = await startWorkspace({ webhook: undefined });
    const receiver = await startReceiver();
    const subscribe = () => workspace.post("/subscriptions", { url: receiver.url, topics: ["user"] });
    for (let n = 0; n < 250; n += 1) await subscribe();
    expect(refusal(await subscribe()).slice(0, 2)).toEqual([400, "parameter_invalid"]);
    await workspace.simulator.idle();
  });
});
