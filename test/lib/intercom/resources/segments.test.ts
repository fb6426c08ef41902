import { expect, test } from "vitest";
import { json, startHttpServer } from "../support/http-server.ts";
import { testClient } from "../support/test-client.ts";
import { testWire } from "../support/wire.ts";

const SEGMENTS: { segments: object[] } = JSON.parse(`{"type":"segment.list","segments":[
  {"type":"segment","id":"5cf1e2a09b3f4a2d61000021","name":"Active","created_at":1559356064,"updated_at":1559356064,"person_type":"user","count":3},
  {"type":"segment","id":"5cf1e2a09b3f4a2d61000022","name":"New","created_at":1559356064,"updated_at":1559356064,"person_type":"user","count":0}]}`);
const [SEGMENT] = SEGMENTS.segments;
const ID = "5cf1e2a09b3f4a2d61000021";

testWire([
  ["segments.list", ({ segments }) => segments.list(), SEGMENTS, "GET /segments"],
  [
    "segments.list, with counts",
    ({ segments }) => segments.list({ include_count: true }),
    SEGMENTS,
    "GET /segments?include_count=true",
  ],
  [
    "segments.list, of companies",
    ({ segments }) => segments.list({ type: "company" }),
    SEGMENTS,
    "GET /segments?type=company",
  ],
  ["segments.get", ({ segments }) => segments.get(ID), SEGMENT, `GET /segments/${ID}`],
  [
    "segments.get, with its count",
    ({ segments }) => segments.get(ID, { include_count: true }),
    SEGMENT,
    `GET /segments/${ID}?include_count=true`,
  ],
]);

test("segments come back as they are: of users, of leads under either name, of companies", async () => {
  const { person_type: _p, count: _c, ...company }: Record<string, unknown> = { ...SEGMENT };
  const all = [
    ...SEGMENTS.segments,
    { ...SEGMENT, person_type: "lead" },
    { ...SEGMENT, person_type: "contact" },
    { ...SEGMENT, person_type: "robot", depth: 4 },
    company,
  ];
  const server = await startHttpServer((response) => json(response, { segments: all, pages: {} }));
  expect(await testClient(server.origin).segments.list()).toEqual(all);
});
