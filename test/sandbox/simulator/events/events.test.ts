import { describe, expect, test } from "vitest";
import {
  addLead,
  addUser,
  at,
  listAt,
  NOON,
  refusal,
  startWorkspace,
  type TestWorkspace,
  textAt,
} from "../support/workspace.ts";

const submit = (workspace: TestWorkspace, event: object) =>
  workspace.post("/events", { event_name: "placed-order", created_at: NOON, user_id: "u1", ...event });

const stamps = (body: unknown) => listAt(body, "events").map((one) => at(one, "created_at"));

describe("POST /events", () => {
  test("is accepted without a body, read back and notified", async () => {
    const workspace = await startWorkspace();
    const user = await addUser(workspace, { user_id: "u1", email: "mira@example.net" });
    workspace.topics();
    const answer = await submit(workspace, { metadata: { price: { amount: 1250, currency: "eur" } } });
    expect([answer.status, answer.body]).toEqual([202, ""]);
    const { body } = await workspace.get("/events?type=user&user_id=u1");
    const event = {
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      event_name: "placed-order",
      created_at: NOON,
      user_id: "u1",
      email: "mira@example.net",
      intercom_user_id: user,
      metadata: { price: { amount: 1250, currency: "eur" } },
    };
    expect(at(body, "events")).toEqual([{ type: "event", ...event }]);
    expect(workspace.topics()).toEqual(["event.created"]);
    expect(workspace.lastItem()).toEqual({ type: "event", ...event, ext_metadata: {} });
  });

  test("a repeat of user, name, time and metadata is accepted and ignored", async () => {
    const workspace = await startWorkspace();
    await addUser(workspace, { user_id: "u1" });
    workspace.topics();
    await submit(workspace, { metadata: { a: 1, b: 2 } });
    expect((await submit(workspace, { event_name: "PLACED-order", metadata: { b: 2, a: 1 } })).status).toBe(
      202,
    );
    expect(workspace.topics()).toEqual(["event.created"]);
    await submit(workspace, { metadata: { a: 1 } });
    await submit(workspace, { created_at: NOON + 1, metadata: { a: 1, b: 2 } });
    expect(workspace.topics()).toEqual(["event.created", "event.created"]);
  });

  test("names lose . and $, metadata what is beyond ten keys; a lead goes by id", async () => {
    const workspace = await startWorkspace();
    const lead = await addLead(workspace);
    const metadata = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`k${n}`, n]));
    await workspace.post("/events", { event_name: "a.b$c", created_at: NOON, id: lead, metadata });
    const { body } = await workspace.get(`/events?type=user&intercom_user_id=${lead}`);
    expect(at(body, "events", 0)).toMatchObject({ event_name: "a-b-c", intercom_user_id: lead });
    expect(Object.keys(Object(at(body, "events", 0, "metadata")))).toEqual([
      "k0",
      "k1",
      "k2",
      "k3",
      "k4",
      "k5",
      "k6",
      "k7",
      "k8",
      "k9",
    ]);
  });

  test("refuses", async () => {
    const workspace = await startWorkspace();
    await addUser(workspace, { user_id: "u1", email: "a@example.net" });
    await addUser(workspace, { user_id: "u2", email: "a@example.net" });
    expect(refusal(await workspace.post("/events", {}))).toEqual([
      400,
      "parameter_not_found",
      "missing data parameter",
    ]);
    const submitting = async (event: object) => refusal(await submit(workspace, event)).slice(0, 2);
    expect(await submitting({ event_name: undefined })).toEqual([400, "parameter_not_found"]);
    expect(await submitting({ created_at: undefined })).toEqual([400, "parameter_not_found"]);
    expect(await submitting({ user_id: undefined })).toEqual([400, "parameter_not_found"]);
    expect(await submitting({ user_id: "u9" })).toEqual([404, "not_found"]);
    expect(await submitting({ user_id: undefined, email: "a@example.net" })).toEqual([409, "conflict"]);
    for (let n = 0; n < 120; n += 1) await submit(workspace, { event_name: `event-${n}` });
    expect(refusal(await submit(workspace, {}))).toEqual([
      422,
      "422",
      "Cannot have more than 120 active event names",
    ]);
    expect((await submit(workspace, { event_name: "EVENT-0", created_at: NOON - 1 })).status).toBe(202);
  });
});

describe("GET /events", () => {
  test("goes back by the ready links, also within one second, and ends with a link for what is to come", async () => {
    const workspace = await startWorkspace();
    const user = await addUser(workspace, { user_id: "u1" });
    const times = [NOON - 30, NOON - 20, NOON - 20, NOON - 20, NOON - 10];
    for (const [n, created_at] of times.entries()) await submit(workspace, { created_at, metadata: { n } });
    const seen: unknown[] = [];
    let path: unknown = "/events?type=user&user_id=u1&per_page=2";
    let pages: unknown;
    while (typeof path === "string") {
      const { body } = await workspace.get(path);
      seen.push(...listAt(body, "events").map((one) => at(one, "metadata", "n")));
      pages = at(body, "pages");
      const next = at(pages, "next");
      path = typeof next === "string" ? next.replace(workspace.simulator.origin, "") : undefined;
      if (typeof path === "string") expect(path).toContain(`/events?type=user&intercom_user_id=${user}`);
    }
    expect(seen).toEqual([4, 3, 2, 1, 0]);
    expect(Object.keys(Object(pages))).toEqual(["since"]);
    const all = await workspace.get("/events?type=user&user_id=u1");
    expect(at(all.body, "pages")).toEqual({
      since: `${workspace.simulator.origin}/events?type=user&intercom_user_id=${user}&since=${NOON - 10}000`,
    });
    await submit(workspace, { created_at: NOON });
    const later = await workspace.get(
      textAt(all.body, "pages", "since").replace(workspace.simulator.origin, ""),
    );
    expect(stamps(later.body)).toEqual([NOON]);
  });

  test("lists 90 days, and summarises all there ever were", async () => {
    const workspace = await startWorkspace();
    const user = await addUser(workspace, { user_id: "u1", email: "mira@example.net" });
    for (const created_at of [NOON - 7_776_000, NOON - 7_775_999, NOON])
      await submit(workspace, { created_at });
    expect(stamps((await workspace.get("/events?type=user&user_id=u1")).body)).toEqual([
      NOON,
      NOON - 7_775_999,
    ]);
    expect((await workspace.get("/events?type=user&user_id=u1&summary=true")).body).toEqual({
      type: "event.summary",
      email: "mira@example.net",
      intercom_user_id: user,
      user_id: "u1",
      events: [
        {
          name: "placed-order",
          first: "2019-03-21T12:00:00.000Z",
          last: "2019-06-19T12:00:00.000Z",
          count: 3,
          description: null,
        },
      ],
    });
  });

  test("refuses", async () => {
    const workspace = await startWorkspace();
    const listing = async (query: string) => refusal(await workspace.get(`/events${query}`)).slice(0, 2);
    expect(await listing("?user_id=u1")).toEqual([400, "parameter_not_found"]);
    expect(await listing("?type=lead&user_id=u1")).toEqual([400, "parameter_invalid"]);
    expect(await listing("?type=user")).toEqual([400, "parameter_not_found"]);
    expect(await listing("?type=user&user_id=u1")).toEqual([404, "not_found"]);
  });
});
