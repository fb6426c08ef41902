import { expect, test } from "vitest";
import { json, startHttpServer } from "../support/http-server.ts";
import { testClient } from "../support/test-client.ts";
import { testWire } from "../support/wire.ts";

const PERSON = "5d0a1c7e9b3f4a2d61000007";
const NOTE: object =
  JSON.parse(`{"type":"note","id":"90512","created_at":1560951000,"body":"<p>Called, wants a demo</p>",
 "author":{"type":"admin","id":"1184","name":"Ada Brandt","email":"ada@example.net","companies":[]},
 "user":{"type":"user","id":"5d0a1c7e9b3f4a2d61000007"}}`);
const NOTES: { notes: object[] } =
  JSON.parse(`{"type":"note.list","notes":[{"type":"note","id":"90512","created_at":1560951000,"body":"<p>Called, wants a demo</p>",
  "user":{"type":"user","id":"5d0a1c7e9b3f4a2d61000007"}}],"pages":{}}`);

testWire([
  [
    "notes.create",
    ({ notes }) => notes.create({ user: { id: PERSON }, body: "Called, wants a demo", admin_id: "1184" }),
    NOTE,
    "POST /notes",
    { user: { id: PERSON }, body: "Called, wants a demo", admin_id: "1184" },
  ],
  [
    "notes.create, without an author",
    ({ notes }) => notes.create({ user: { email: "mira@example.net" }, body: "Called" }),
    NOTE,
    "POST /notes",
    { user: { email: "mira@example.net" }, body: "Called" },
  ],
  ["notes.list, by id", ({ notes }) => notes.list({ id: PERSON }), NOTES, `GET /notes?id=${PERSON}`],
  [
    "notes.list, by user_id",
    ({ notes }) => notes.list({ user_id: "u/77" }),
    NOTES,
    "GET /notes?user_id=u%2F77",
  ],
  [
    "notes.list, by email",
    ({ notes }) => notes.list({ email: "mira+1@example.net" }),
    NOTES,
    "GET /notes?email=mira%2B1%40example.net",
  ],
  ["notes.get", ({ notes }) => notes.get("90512"), NOTE, "GET /notes/90512"],
]);

test("the notes of the facts come back as they are, with and without an author", async () => {
  const server = await startHttpServer((response, { url }) =>
    json(response, url === "/notes/90512" ? NOTE : NOTES),
  );
  const { notes } = testClient(server.origin);
  expect(await notes.get("90512")).toEqual(NOTE);
  expect(await notes.list({ id: PERSON })).toEqual(NOTES.notes);
});
