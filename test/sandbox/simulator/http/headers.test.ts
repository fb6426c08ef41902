import { expect, test } from "vitest";
import { startWorkspace } from "../support/workspace.ts";

test("the headers seen live come with every answer", async () => {
  const workspace = await startWorkspace();
  for (const [path, status] of [
    ["/admins", "200 OK"],
    ["/admins/99", "404 Not Found"],
  ] as const) {
    const { headers } = await workspace.get(path);
    expect(headers.get("status")).toBe(status);
    expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(headers.get("cache-control")).toBe("no-cache");
    expect(headers.get("x-runtime")).toMatch(/^\d+\.\d{6}$/);
    expect(headers.get("x-intercom-version")).toMatch(/^[0-9a-f]{40}$/);
    expect(headers.get("x-request-id")).toMatch(/^[a-z0-9]{20}$/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    for (const name of ["strict-transport-security", "x-frame-options"]) expect(headers.has(name)).toBe(true);
  }
});

test("an accepted event has the headers without a body", async () => {
  const workspace = await startWorkspace();
  await workspace.post("/users", { user_id: "u1" });
  const event = { event_name: "went", created_at: 1_560_945_600, user_id: "u1" };
  const { status, headers, body } = await workspace.post("/events", event);
  expect([status, headers.get("status"), body]).toEqual([202, "202 Accepted", ""]);
});
