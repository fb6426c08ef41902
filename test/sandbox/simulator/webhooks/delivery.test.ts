import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { startReceiver } from "../support/receiver.ts";
import { addLead, at, NOON, SECRET, startWorkspace, until } from "../support/workspace.ts";

const PING =
  '{"type":"notification_event","app_id":"w0rkspac","data":{"type":"notification_event_data","item":{"type":"ping","message":"something something interzen"}},"links":{},"id":null,"topic":"ping","delivery_status":null,"delivery_attempts":1,"delivered_at":0,"first_sent_at":1560945600,"created_at":1560945600,"self":null}';

async function withReceiver(
  more: { topics?: readonly string[]; delivery?: { retryAfterSeconds: number } } = {},
) {
  const receiver = await startReceiver();
  const { topics, ...options } = more;
  const workspace = await startWorkspace({
    webhook: { url: receiver.url, secret: SECRET, topics },
    ...options,
  });
  const bodies = () => receiver.received.map(({ raw }): unknown => JSON.parse(raw));
  return { receiver, workspace, bodies };
}

describe("a delivery", () => {
  test("of a ping is byte for byte what was captured, signed", async () => {
    const { receiver, workspace } = await withReceiver();
    expect((await workspace.door("POST", "ping")).status).toBe(200);
    await workspace.simulator.idle();
    expect(receiver.received[0]?.raw).toBe(PING);
    expect(receiver.received[0]?.method).toBe("POST");
    expect(receiver.received[0]?.headers).toMatchObject({
      "content-type": "application/json",
      accept: "application/json",
      "user-agent": "intercom-parrot-service-client/1.0",
      // Made with Python's hmac over PING.
      "x-hub-signature": "sha1=1b433beb60861b1101e6a6ee6a1780d53ff42ed6",
    });
  });

  test("has the envelope's members in the order of the wire, and a signature over its bytes", async () => {
    const { receiver, workspace, bodies } = await withReceiver();
    await addLead(workspace, { name: "Zoë 🎉" });
    await workspace.simulator.idle();
    const [body] = bodies();
    expect(Object.keys(Object(body))).toEqual([
      "type",
      "app_id",
      "data",
      "links",
      "id",
      "topic",
      "delivery_status",
      "delivery_attempts",
      "delivered_at",
      "first_sent_at",
      "created_at",
      "self",
    ]);
    expect(body).toMatchObject({
      type: "notification_event",
      app_id: "w0rkspac",
      data: { type: "notification_event_data", item: { type: "contact", name: "Zoë 🎉" } },
      links: {},
      id: expect.stringMatching(/^notif_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      topic: "contact.created",
      delivery_status: "pending",
      delivery_attempts: 1,
      delivered_at: 0,
      first_sent_at: NOON,
      created_at: NOON,
      self: null,
    });
    const raw = receiver.received[0]?.raw ?? "";
    const expected = createHmac("sha1", "client-secret").update(Buffer.from(raw, "utf8")).digest("hex");
    expect(receiver.received[0]?.headers["x-hub-signature"]).toBe(`sha1=${expected}`);
    expect(workspace.simulator.deliveries()).toEqual([
      {
        id: at(body, "id"),
        topic: "contact.created",
        item: at(body, "data", "item"),
        status: "delivered",
        attempts: [{ at: NOON * 1000, answer: 200 }],
      },
    ]);
  });

  test("goes out only for the topics that are ticked", async () => {
    const { receiver, workspace, bodies } = await withReceiver({ topics: ["contact.added_email"] });
    await addLead(workspace, { email: "a@example.test" });
    await workspace.door("POST", "ping");
    await workspace.simulator.idle();
    expect(receiver.received).toHaveLength(2);
    expect(
      bodies()
        .map((body) => at(body, "topic"))
        .sort(),
    ).toEqual(["contact.added_email", "ping"]);
  });

  test("doesn't keep the call waiting", async () => {
    const { receiver, workspace } = await withReceiver();
    receiver.answerWith("hold");
    await addLead(workspace);
    expect(workspace.simulator.deliveries()[0]?.status).toBe("pending");
    receiver.release();
    await until(() => receiver.received.length === 1);
    receiver.release();
    await workspace.simulator.idle();
    expect(workspace.simulator.deliveries()[0]?.status).toBe("delivered");
  });

  test("waits for no other, up to fifty at once", async () => {
    const { receiver, workspace } = await withReceiver();
    receiver.answerWith("hold");
    await Promise.all(Array.from({ length: 60 }, () => addLead(workspace)));
    await until(() => receiver.received.length === 50);
    expect(receiver.mostAtOnce()).toBe(50);
    receiver.release();
    await workspace.simulator.idle();
    expect(receiver.received).toHaveLength(60);
    expect(receiver.mostAtOnce()).toBe(50);
    expect(new Set(workspace.simulator.deliveries().map(({ status }) => status))).toEqual(
      new Set(["delivered"]),
    );
  });
});

describe("a delivery that fails", () => {
  test.each([500, 400, 302])(
    "with %i is tried once more after a minute, as the same notification",
    async (status) => {
      const { receiver, workspace, bodies } = await withReceiver();
      receiver.answerWith(status);
      await addLead(workspace);
      await workspace.simulator.idle();
      expect(workspace.simulator.deliveries()[0]).toMatchObject({
        status: "waiting",
        attempts: [{ answer: status }],
      });
      workspace.clock.advance(59_999);
      await workspace.simulator.idle();
      expect(receiver.received).toHaveLength(1);
      receiver.answerWith(200);
      workspace.clock.advance(1);
      await workspace.simulator.idle();
      const [first, second] = bodies();
      expect(second).toEqual({ ...Object(first), delivery_attempts: 2 });
      expect(receiver.received[0]?.headers["x-hub-signature"]).not.toBe(
        receiver.received[1]?.headers["x-hub-signature"],
      );
      expect(workspace.simulator.deliveries()[0]).toMatchObject({
        status: "delivered",
        attempts: [
          { at: NOON * 1000, answer: status },
          { at: (NOON + 60) * 1000, answer: 200 },
        ],
      });
    },
  );

  test("twice is given up", async () => {
    const { receiver, workspace } = await withReceiver({ delivery: { retryAfterSeconds: 5 } });
    receiver.answerWith(503);
    await addLead(workspace);
    await workspace.simulator.idle();
    workspace.clock.advance(5_000);
    await workspace.simulator.idle();
    workspace.clock.advance(1_000_000);
    await workspace.simulator.idle();
    expect(receiver.received).toHaveLength(2);
    expect(workspace.simulator.deliveries()[0]).toMatchObject({
      status: "failed",
      attempts: [{ answer: 503 }, { answer: 503 }],
    });
  });

  test("because nobody listens is tried again too", async () => {
    const workspace = await startWorkspace();
    await addLead(workspace);
    await workspace.simulator.idle();
    expect(workspace.simulator.deliveries()[0]).toMatchObject({
      status: "waiting",
      attempts: [{ answer: expect.any(String) }],
    });
  });

  test("because there is no answer within five seconds", async () => {
    const { receiver, workspace } = await withReceiver();
    receiver.answerWith("hold");
    await addLead(workspace);
    await until(() => receiver.received.length === 1);
    workspace.clock.advance(4_999);
    expect(workspace.simulator.deliveries()[0]?.attempts).toEqual([]);
    workspace.clock.advance(1);
    await workspace.simulator.idle();
    expect(workspace.simulator.deliveries()[0]).toMatchObject({
      status: "waiting",
      attempts: [{ answer: "timeout" }],
    });
  });

  test("with 429 is asked again for two hours", async () => {
    const { receiver, workspace } = await withReceiver();
    receiver.answerWith(429);
    await addLead(workspace);
    await workspace.simulator.idle();
    for (const seconds of [60, 120, 240]) {
      workspace.clock.advance(seconds * 1000);
      await workspace.simulator.idle();
    }
    expect(receiver.received).toHaveLength(4);
    expect(workspace.simulator.deliveries()[0]?.status).toBe("waiting");
  });

  test("with 410 ends the webhook, until it is set again", async () => {
    const { receiver, workspace } = await withReceiver();
    receiver.answerWith(410);
    await addLead(workspace);
    await workspace.simulator.idle();
    expect((await workspace.door("GET", "webhook")).body).toMatchObject({ live: false });
    expect(workspace.simulator.deliveries()[0]?.status).toBe("failed");
    await addLead(workspace);
    workspace.clock.advance(1_000_000);
    await workspace.simulator.idle();
    expect(receiver.received).toHaveLength(1);
    expect(workspace.simulator.deliveries()).toHaveLength(1);

    receiver.answerWith(200);
    await workspace.door("PUT", "webhook", { url: receiver.url, secret: SECRET });
    await addLead(workspace);
    await workspace.simulator.idle();
    expect(receiver.received).toHaveLength(2);
  });
});

describe("what was to be delivered", () => {
  test("is dropped by a reset", async () => {
    const { receiver, workspace } = await withReceiver();
    receiver.answerWith(500);
    await addLead(workspace);
    await workspace.simulator.idle();
    await workspace.door("POST", "reset");
    workspace.clock.advance(3_600_000);
    await workspace.simulator.idle();
    expect(receiver.received).toHaveLength(1);
    await addLead(workspace);
    await workspace.simulator.idle();
    expect(receiver.received).toHaveLength(2);
  });

  test("is cut by close, which waits for no receiver", async () => {
    const { receiver, workspace } = await withReceiver();
    receiver.answerWith("hold");
    await addLead(workspace);
    await until(() => receiver.received.length === 1);
    await workspace.simulator.close();
    await workspace.simulator.idle();
    expect(workspace.simulator.deliveries()[0]?.status).toBe("failed");
  });

  test("goes over a new connection when the kept one was closed under it", async () => {
    const connections: number[] = [];
    const receiver = createServer((socket) => {
      let requests = 0;
      connections.push(0);
      const index = connections.length - 1;
      socket.on("error", () => socket.destroy());
      socket.on("data", (data) => {
        // One notification is small: its head is the only chunk that begins with POST.
        if (!data.toString("latin1").startsWith("POST")) return;
        requests += 1;
        connections[index] = requests;
        if (requests === 2) socket.resetAndDestroy();
        else socket.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
      });
    });
    receiver.listen(0, "127.0.0.1");
    await once(receiver, "listening");
    onTestFinished(() => {
      receiver.close();
    });
    const address = receiver.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    const url = `http://127.0.0.1:${address.port}/`;
    const workspace = await startWorkspace({ webhook: { url, secret: SECRET } });
    for (let n = 0; n < 2; n += 1) {
      await addLead(workspace);
      await workspace.simulator.idle();
    }
    expect(connections).toEqual([2, 1]);
    expect(
      workspace.simulator.deliveries().map(({ attempts }) => attempts.map(({ answer }) => answer)),
    ).toEqual([[200], [200]]);
  });
});
