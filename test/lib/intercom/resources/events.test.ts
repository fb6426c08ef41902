import { describe, expect, test } from "vitest";
import { errorList, json, startHttpServer } from "../support/http-server.ts";
import { testClient } from "../support/test-client.ts";
import { testWire } from "../support/wire.ts";
import { EVENT_SUMMARY, EVENTS } from "./samples.ts";

const PERSON = "5d0a1c7e9b3f4a2d61000007";

testWire(
  [
    [
      "events.submit",
      ({ events }) => events.submit({ id: PERSON, event_name: "invited-friend", created_at: 1560950000 }),
      {},
      "POST /events",
      { id: PERSON, event_name: "invited-friend", created_at: 1560950000 },
    ],
    [
      "events.submit, with metadata of every type",
      ({ events }) =>
        events.submit({
          user_id: "u-77",
          event_name: "placed-order",
          created_at: 1560950000,
          metadata: {
            source: "desktop",
            load: 3.67,
            first: true,
            ship_date: 1561000000,
            article: "https://docs.example/a1",
            order_number: { url: "https://shop.example/o/7", value: "7" },
            price: { amount: 34999, currency: "eur" },
            stripe_customer: "cus_12",
            stripe_invoice: "inv_88",
            stripe_charge: "ch_34",
          },
        }),
      {},
      "POST /events",
      {
        user_id: "u-77",
        event_name: "placed-order",
        created_at: 1560950000,
        metadata: {
          source: "desktop",
          load: 3.67,
          first: true,
          ship_date: 1561000000,
          article: "https://docs.example/a1",
          order_number: { url: "https://shop.example/o/7", value: "7" },
          price: { amount: 34999, currency: "eur" },
          stripe_customer: "cus_12",
          stripe_invoice: "inv_88",
          stripe_charge: "ch_34",
        },
      },
    ],
    [
      "events.list",
      ({ events }) => events.list({ intercom_user_id: PERSON }),
      EVENTS,
      `GET /events?type=user&intercom_user_id=${PERSON}`,
    ],
    [
      "events.list, by email, so many",
      ({ events }) => events.list({ email: "mira@example.net" }, { per_page: 10 }),
      EVENTS,
      "GET /events?type=user&email=mira%40example.net&per_page=10",
    ],
    [
      "events.list, what arrived later",
      ({ events }) => events.list({ intercom_user_id: PERSON }, { since: 1560950000041 }),
      EVENTS,
      `GET /events?type=user&intercom_user_id=${PERSON}&since=1560950000041`,
    ],
    [
      "events.pages",
      ({ events }) => events.pages({ user_id: "u-77" }, { before: 1560950000000 }).next(),
      EVENTS,
      "GET /events?type=user&user_id=u-77&before=1560950000000",
    ],
    [
      "events.summaries",
      ({ events }) => events.summaries({ user_id: "u-77" }),
      EVENT_SUMMARY,
      "GET /events?type=user&user_id=u-77&summary=true",
    ],
  ],
  // Intercom knows an event that it has already.
  ["events.submit", "events.submit, with metadata of every type"],
);

const ORDER = { user_id: "u-77", event_name: "placed-order", created_at: 1560950000 };

describe("submitting an event", () => {
  test("is done when Intercom answers 202 and nothing", async () => {
    const server = await startHttpServer((response) => {
      response.writeHead(202);
      response.end();
    });
    expect(await testClient(server.origin).events.submit(ORDER)).toBeUndefined();
    expect(server.requests[0]?.headers["content-type"]).toBe("application/json");
  });

  test("sends the same body again after an answer that got lost, so that it is one event", async () => {
    const server = await startHttpServer((response, _request, number) => {
      if (number === 1) response.socket?.destroy();
      else response.writeHead(202).end();
    });
    await testClient(server.origin).events.submit(ORDER);
    expect(server.requests.map(({ body }) => body)).toEqual([
      '{"event_name":"placed-order","created_at":1560950000,"user_id":"u-77"}',
      '{"event_name":"placed-order","created_at":1560950000,"user_id":"u-77"}',
    ]);
  });

  test("of a person who is unknown is an error: events make nobody", async () => {
    const server = await startHttpServer((response) => errorList(response, 404, "not_found"));
    await expect(testClient(server.origin).events.submit(ORDER)).rejects.toMatchObject({
      code: "intercom.not_found",
    });
  });
});

describe("a person's events", () => {
  test("are followed by their links, which speak of the person in other words, to the oldest", async () => {
    const event = (id: string) => ({ type: "event", id, event_name: "placed-order", created_at: 1560950000 });
    const server = await startHttpServer((response, _request, number) =>
      json(response, {
        type: "event.list",
        events: [event(`${number}`)],
        pages: {
          next:
            number < 3
              ? `${server.origin}/events?type=user&intercom_user_id=${PERSON}&before=156095000000${number}`
              : null,
        },
      }),
    );
    const ids: string[] = [];
    for await (const { id } of testClient(server.origin).events.iterate({ user_id: "u-77" })) ids.push(id);
    expect(ids).toEqual(["1", "2", "3"]);
    expect(server.requests.map(({ url }) => url)).toEqual([
      "/events?type=user&user_id=u-77",
      `/events?type=user&intercom_user_id=${PERSON}&before=1560950000001`,
      `/events?type=user&intercom_user_id=${PERSON}&before=1560950000002`,
    ]);
  });

  test("end where the only link is to newer ones", async () => {
    const server = await startHttpServer((response) => json(response, EVENTS));
    const pages = testClient(server.origin).events.pages({ user_id: "u-77" });
    expect((await pages.next()).value).toEqual(EVENTS);
    expect(await pages.next()).toEqual({ done: true, value: undefined });
    expect(server.requests).toHaveLength(1);
  });

  test("are summed up by name, with times in seconds and as they came", async () => {
    const server = await startHttpServer((response) => json(response, EVENT_SUMMARY));
    expect(await testClient(server.origin).events.summaries({ user_id: "u-77" })).toEqual({
      type: "event.summary",
      email: "mira@example.net",
      intercom_user_id: PERSON,
      user_id: "u-77",
      events: [
        {
          name: "placed-order",
          first: 1551514500,
          first_raw: "2019-03-02T08:15:00.000Z",
          last: 1560950000,
          last_raw: "2019-06-19T13:13:20.000Z",
          count: 5,
          description: null,
        },
      ],
    });
  });

  test("are not summed up with a time that is none", async () => {
    const [placed] = EVENT_SUMMARY.events;
    const sent = { ...EVENT_SUMMARY, events: [{ ...placed, last: "yesterday" }] };
    const server = await startHttpServer((response) => json(response, sent));
    await expect(testClient(server.origin).events.summaries({ user_id: "u-77" })).rejects.toMatchObject({
      code: "intercom.response_invalid",
      details: { at: "events.0.last", expected: "date" },
    });
  });
});
