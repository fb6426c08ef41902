import { describe, expect, test } from "vitest";
import { startReceiver } from "../support/receiver.ts";
import { addConversation, addUser, at, listAt, RHEA, SECRET, startWorkspace } from "../support/workspace.ts";
import { listenTo } from "./call.ts";

describe("a fault that ends the connection", () => {
  test("drop: nothing is done, and no byte comes back", async () => {
    const workspace = await startWorkspace();
    await workspace.door("POST", "faults", { kind: "drop", endpoint: "POST /users" });
    expect((await listenTo(workspace, "POST", "/users", { user_id: "u1" })).bytes).toBe("");
    expect((await workspace.get("/users?user_id=u1")).status).toBe(404);
    expect(workspace.topics()).toEqual([]);
    expect(workspace.simulator.stats()).toMatchObject({ calls: 1, faults: { drop: 1 } });
  });

  test("reset: the connection is reset before any byte", async () => {
    const workspace = await startWorkspace();
    await workspace.door("POST", "faults", { kind: "reset", endpoint: "POST /users" });
    expect(await listenTo(workspace, "POST", "/users", { user_id: "u1" })).toEqual({
      bytes: "",
      error: "ECONNRESET",
    });
    expect((await workspace.get("/users?user_id=u1")).status).toBe(404);
    expect(workspace.simulator.stats().faults).toEqual({ reset: 1 });
  });

  test("drop_after: it is done and notified, and no byte comes back", async () => {
    const receiver = await startReceiver();
    const workspace = await startWorkspace({ webhook: { url: receiver.url, secret: SECRET } });
    const conversation = await addConversation(workspace, await addUser(workspace, { user_id: "u1" }));
    await workspace.simulator.idle();
    const before = receiver.received.length;
    await workspace.door("POST", "faults", {
      kind: "drop_after",
      endpoint: "POST /conversations/{id}/reply",
      count: 1,
    });
    const note = { type: "admin", message_type: "note", admin_id: RHEA, body: "Seen" };
    const path = `/conversations/${conversation}/reply`;
    expect((await listenTo(workspace, "POST", path, note)).bytes).toBe("");
    await workspace.simulator.idle();
    const [told] = receiver.received.slice(before).map(({ raw }): unknown => JSON.parse(raw));
    expect(at(told, "topic")).toBe("conversation.admin.noted");
    const found = await workspace.get(`/conversations/${conversation}`);
    const parts = listAt(found.body, "conversation_parts", "conversation_parts");
    expect(parts.map((part) => at(part, "part_type"))).toEqual(["note"]);
    expect(workspace.simulator.stats()).toMatchObject({
      endpoints: { "POST /conversations/{id}/reply": { "200": 1 } },
      faults: { drop_after: 1 },
    });
    expect((await workspace.post(path, note)).status).toBe(200);
  });

  test("truncate: it is done, and half of the body comes back", async () => {
    const workspace = await startWorkspace();
    await workspace.door("POST", "faults", { kind: "truncate", endpoint: "POST /users" });
    const { bytes } = await listenTo(workspace, "POST", "/users", { user_id: "u1" });
    const [head = "", body = ""] = bytes.split("\r\n\r\n");
    expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1]);
    expect(length).toBeGreaterThan(100);
    expect([length, length - 1]).toContain(2 * Buffer.byteLength(body));
    expect(body).toMatch(/^\{"type":"user"/);
    expect((await workspace.get("/users?user_id=u1")).status).toBe(200);
    expect(workspace.simulator.stats().faults).toEqual({ truncate: 1 });
  });

  test("a client sees each as a failure", async () => {
    const workspace = await startWorkspace();
    for (const kind of ["drop", "reset", "drop_after", "truncate"]) {
      await workspace.door("POST", "faults", { kind, count: 1 });
      await expect(workspace.get("/admins")).rejects.toThrow();
      expect((await workspace.get("/admins")).status).toBe(200);
    }
    expect(workspace.simulator.stats().faults).toEqual({ drop: 1, reset: 1, drop_after: 1, truncate: 1 });
  });
});
