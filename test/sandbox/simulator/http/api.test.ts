import { request } from "node:http";
import { describe, expect, test } from "vitest";
import { at, refusal, startWorkspace } from "../support/workspace.ts";

const TOKEN = { Authorization: "Bearer sandbox-token" };

describe("every answer", () => {
  test("is JSON, and an error names the request's id as the header does", async () => {
    const workspace = await startWorkspace();
    const good = await workspace.get("/admins");
    expect(good.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(good.headers.get("x-request-id")).toMatch(/^[a-z0-9]{20}$/);
    expect(good.headers.get("x-intercom-version")).toMatch(/^[0-9a-f]{40}$/);
    const bad = await workspace.get("/users/nobody");
    expect(bad.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(bad.body).toEqual({
      type: "error.list",
      request_id: bad.headers.get("x-request-id"),
      errors: [{ code: "not_found", message: "User Not Found" }],
    });
    expect(bad.headers.get("x-request-id")).not.toBe(good.headers.get("x-request-id"));
  });

  test("an unknown path is 404, a wrong method 405", async () => {
    const workspace = await startWorkspace();
    expect(refusal(await workspace.get("/nothing"))).toEqual([404, "not_found", "Resource Not Found"]);
    const wrong = await workspace.raw("/users/1", { method: "PATCH", headers: TOKEN });
    expect(refusal(wrong).slice(0, 2)).toEqual([405, "client_error"]);
    expect(wrong.headers.get("allow")).toBe("GET, DELETE");
    expect((await workspace.put("/messages")).status).toBe(405);
  });

  test("an error can name its field", async () => {
    const workspace = await startWorkspace();
    const answer = await workspace.post("/users", { email: 5 });
    expect(at(answer.body, "errors", 0)).toEqual({
      code: "type_mismatch",
      message: "email must be a string",
      field: "email",
    });
  });
});

describe("Intercom-Version", () => {
  test.each(["1.0", "1.1", "1.2", "1.3", "1.4"])("%s is served", async (version) => {
    const workspace = await startWorkspace();
    const answer = await workspace.raw("/admins", { headers: { ...TOKEN, "Intercom-Version": version } });
    expect(answer.status).toBe(200);
  });

  test.each(["2.0", "2.11", "Unstable", "1.5", "1", "1.3.1"])("%s is not", async (version) => {
    const workspace = await startWorkspace();
    const answer = await workspace.raw("/admins", { headers: { ...TOKEN, "Intercom-Version": version } });
    expect(refusal(answer)).toEqual([
      400,
      "intercom_version_invalid",
      "The requested version could not be found",
    ]);
  });
});

describe("Accept", () => {
  test.each([
    "application/json",
    "*/*",
    "application/*",
    "text/html, application/json;q=0.5",
    "application/vnd.intercom.3+json",
  ])("%s gets JSON", async (accept) => {
    const workspace = await startWorkspace();
    const answer = await workspace.raw("/admins", { headers: { ...TOKEN, Accept: accept } });
    expect(answer.status).toBe(200);
  });

  test.each(["text/html", "application/xml, image/*"])("%s is refused", async (accept) => {
    const workspace = await startWorkspace();
    const answer = await workspace.raw("/admins", { headers: { ...TOKEN, Accept: accept } });
    expect(refusal(answer).slice(0, 2)).toEqual([406, "media_type_not_acceptable"]);
  });
});

describe("paths as the official clients write them", () => {
  test.each(["/admins/", "//admins", "/admins//", "///admins"])("%s is /admins", async (path) => {
    const workspace = await startWorkspace();
    expect(at((await workspace.get(path)).body, "type")).toBe("admin.list");
  });

  test("POST /users/ is POST /users", async () => {
    const workspace = await startWorkspace();
    expect((await workspace.post("/users/", { email: "a@example.test" })).status).toBe(200);
  });

  test("a request target in absolute form is understood", async () => {
    const workspace = await startWorkspace();
    const { hostname, port } = new URL(workspace.simulator.origin);
    const status = await new Promise((resolve, reject) => {
      const path = "http://intercom.test:8080/users?per_page=1";
      const sent = request({ hostname, port, path, headers: TOKEN }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on("error", reject);
      sent.end();
    });
    expect(status).toBe(200);
  });

  test("a percent-encoded part of a path is decoded", async () => {
    const workspace = await startWorkspace();
    expect(at((await workspace.get("/admins/%31%31")).body, "id")).toBe("11");
  });
});

describe("bodies", () => {
  const send = (body: string | Uint8Array<ArrayBuffer>, type = "application/json") => ({
    method: "POST",
    headers: { ...TOKEN, "Content-Type": type },
    body,
  });

  test.each([
    ["not JSON", "{email", [400, "client_error"]],
    ["no object", '"text"', [400, "type_mismatch"]],
    ["a list", "[1]", [400, "type_mismatch"]],
    ["null", "null", [400, "type_mismatch"]],
  ])("%s is refused", async (_, body, expected) => {
    const workspace = await startWorkspace();
    expect(refusal(await workspace.raw("/contacts", send(body))).slice(0, 2)).toEqual(expected);
  });

  test("bytes that are not UTF-8 are refused", async () => {
    const workspace = await startWorkspace();
    const bytes = new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]);
    expect(refusal(await workspace.raw("/contacts", send(bytes))).slice(0, 2)).toEqual([400, "client_error"]);
  });

  test("nothing and [] count as {}", async () => {
    const workspace = await startWorkspace();
    expect((await workspace.raw("/contacts", send(""))).status).toBe(200);
    expect((await workspace.raw("/contacts", send("[]"))).status).toBe(200);
    expect((await workspace.raw("/contacts", { method: "POST", headers: TOKEN })).status).toBe(200);
  });

  test("a body that is not called JSON is not read", async () => {
    const workspace = await startWorkspace();
    const answer = await workspace.raw("/users", send('{"email":"a@example.test"}', "text/plain"));
    expect(refusal(answer)).toEqual([
      400,
      "parameter_not_found",
      "User email, user_id or anonymous_id must be supplied",
    ]);
  });

  test("a body may have a megabyte, and not a byte more", async () => {
    const workspace = await startWorkspace();
    const padded = (length: number) => `{"name":"a"}${" ".repeat(length - 12)}`;
    expect((await workspace.raw("/contacts", send(padded(1_048_576)))).status).toBe(200);
    const refused = await workspace.raw("/contacts", send(padded(1_048_577)));
    expect(refusal(refused).slice(0, 2)).toEqual([413, "client_error"]);
  });

  test("a member called __proto__ is a member like another", async () => {
    const workspace = await startWorkspace();
    const body = '{"custom_attributes":{"__proto__":"x","a":1}}';
    const answer = await workspace.raw("/contacts", send(body));
    expect(answer.status).toBe(200);
    expect(JSON.stringify(at(answer.body, "custom_attributes"))).toBe('{"__proto__":"x","a":1}');
  });
});
