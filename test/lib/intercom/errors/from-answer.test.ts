import { describe, expect, test } from "vitest";
import { readBody } from "../../../../lib/intercom/errors/body.ts";
import { errorFromAnswer } from "../../../../lib/intercom/errors/from-answer.ts";

const call = { endpoint: "users.get", method: "GET", path: "/users/{id}" };
const RESET = 1_700_000_010_000;

function fromText(status: number, text: string, headers: Record<string, string> = {}) {
  return errorFromAnswer(call, { status, headers }, readBody(text), RESET);
}

function fromCode(status: number, code: string, message?: string) {
  return fromText(
    status,
    JSON.stringify({ type: "error.list", request_id: null, errors: [{ code, message }] }),
  );
}

describe("the status decides", () => {
  // docs/intercom-api-1.3/00-common.md §6, "Attested status/code/message combinations".
  test.each<[number, string, string, boolean]>([
    [400, "parameter_invalid", "intercom.invalid_request", false],
    [400, "scroll_exists", "intercom.scroll_exists", true],
    [400, "unique_user_constraint", "intercom.invalid_request", false],
    [401, "unauthorized", "intercom.unauthorized", false],
    [401, "token_unauthorized", "intercom.unauthorized", false],
    [402, "api_plan_restricted", "intercom.forbidden", false],
    [403, "api_plan_restricted", "intercom.forbidden", false],
    [404, "not_found", "intercom.not_found", false],
    [404, "company_not_found", "intercom.not_found", false],
    [405, "client_error", "intercom.invalid_request", false],
    [406, "media_type_not_acceptable", "intercom.invalid_request", false],
    [408, "server_timeout", "intercom.server", true],
    [409, "resource_conflict", "intercom.conflict", false],
    [409, "conflict", "intercom.conflict", false],
    [410, "gone", "intercom.invalid_request", false],
    [415, "client_error", "intercom.invalid_request", false],
    [422, "parameter_invalid", "intercom.invalid_request", false],
    [429, "rate_limit_exceeded", "intercom.rate_limited", true],
    [500, "server_error", "intercom.server", true],
    [502, "server_error", "intercom.server", true],
    [503, "service_unavailable", "intercom.server", true],
    [504, "server_timeout", "intercom.server", true],
    [599, "strange", "intercom.server", true],
  ])("%d %s is %s", (status, code, expected, retryable) => {
    expect(fromCode(status, code)).toMatchObject({
      code: expected,
      retryable,
      details: { endpoint: "users.get", method: "GET", path: "/users/{id}", status, intercomCodes: code },
    });
  });
});

describe("an error list with a status that says success", () => {
  test.each<[string, string]>([
    ["not_found", "intercom.not_found"],
    ["admin_not_found", "intercom.not_found"],
    ["token_expired", "intercom.unauthorized"],
    ["action_forbidden", "intercom.forbidden"],
    ["rate_limit_exceeded", "intercom.rate_limited"],
    ["conflict", "intercom.conflict"],
    ["server_error", "intercom.server"],
    ["parameter_invalid", "intercom.invalid_request"],
    ["a code of tomorrow", "intercom.invalid_request"],
    ["constructor", "intercom.invalid_request"],
  ])("is an error by its code: %s", (code, expected) => {
    expect(fromCode(200, code)).toMatchObject({ code: expected, details: { status: 200 } });
  });

  test("is one even without any entry", () => {
    expect(fromText(200, '{"type":"error.list","errors":[]}')).toMatchObject({
      code: "intercom.invalid_request",
    });
  });
});

describe("several users with one email", () => {
  const MESSAGE =
    "Multiple existing users match this email address lea@example.test - must be more specific using user_id";

  test.each([409, 400])("have their own error, as %d", (status) => {
    const error = fromCode(status, status === 409 ? "conflict" : "bad_request", MESSAGE);
    expect(error).toMatchObject({ code: "intercom.duplicate_email", retryable: false });
  });

  test("are told by message and details without the email", () => {
    const error = fromCode(409, "conflict", MESSAGE);
    expect(error.message).toBe(
      "Intercom answered 409 conflict to GET /users/{id}. Several users have this email: name the one by id or user_id.",
    );
    expect(JSON.stringify([error.message, error.details, error.stack])).not.toContain("lea@");
    expect(error).toHaveProperty("intercomMessage", MESSAGE);
  });

  test("are not seen in a 500 that says the same", () => {
    expect(fromCode(500, "server_error", MESSAGE)).toMatchObject({ code: "intercom.server" });
  });
});

describe("a 429", () => {
  test("says when to try again", () => {
    const error = fromCode(429, "rate_limit_exceeded", "Exceeded rate limit of 83 in 10_seconds");
    expect(error).toMatchObject({
      code: "intercom.rate_limited",
      retryAtMs: 1_700_000_010_000,
      resetAtMs: 1_700_000_010_000,
      message:
        "Intercom answered 429 rate_limit_exceeded to GET /users/{id}. Try again at 2023-11-14T22:13:30.000Z.",
    });
  });
});

describe("the body", () => {
  test.each<[string, string, string]>([
    ["<html><body>502 Bad Gateway</body></html>", "html", "the body is an HTML page, as from a gateway"],
    ["\n  <!DOCTYPE html>", "html", "the body is an HTML page, as from a gateway"],
    ["", "empty", "the body is empty"],
    ["  \r\n", "empty", "the body is empty"],
    ["upstream connect error", "text", "the body is not JSON"],
    ['{"error":"x"}', "other_json", "the body is JSON, but no error list"],
    ["[]", "other_json", "the body is JSON, but no error list"],
    ["null", "other_json", "the body is JSON, but no error list"],
  ])("of a 502 may be %j", (text, body, sentence) => {
    const error = fromText(502, text);
    expect(error).toMatchObject({ code: "intercom.server", retryable: true, details: { status: 502, body } });
    expect(error.message).toContain(`Intercom answered 502 (${sentence}) to GET /users/{id}.`);
  });

  test("may hold several errors, with fields", () => {
    const error = fromText(
      422,
      '{"type":"error.list","request_id":"b6mfl2o9kq3s1v7d4x0g","errors":[{"code":"parameter_invalid","message":"Invalid value for parameter","field":"admin_id"},{"code":"parameter_not_found","field":"body"}]}',
    );
    expect(error.message).toContain("422 parameter_invalid at admin_id, parameter_not_found at body to");
    expect(error.details).toMatchObject({
      requestId: "b6mfl2o9kq3s1v7d4x0g",
      intercomCodes: "parameter_invalid,parameter_not_found",
      fields: "admin_id,body",
      body: "error_list",
    });
    expect(error).toHaveProperty("failure.errors", [
      { code: "parameter_invalid", message: "Invalid value for parameter", field: "admin_id" },
      { code: "parameter_not_found", field: "body" },
    ]);
  });

  test("may have type in place of code, as very old ones, or a bare status", () => {
    const old = fromText(
      404,
      '{"type":"error.list","errors":[{"type":"not_found","message":null,"field":null}]}',
    );
    expect(old.details).toMatchObject({ intercomCodes: "not_found", fields: null, requestId: null });
    const bare = fromText(422, '{"type":"error.list","errors":[{"code":422}]}');
    expect(bare.details).toMatchObject({ intercomCodes: "422" });
    const neither = fromText(400, '{"type":"error.list","errors":[{}]}');
    expect(neither.details).toMatchObject({ intercomCodes: "unknown" });
  });

  test.each([
    '{"type":"error.list"}',
    '{"type":"error.list","errors":{}}',
    '{"type":"error.list","errors":[7]}',
  ])("may be a malformed list: %s", (text) => {
    expect(fromText(404, text)).toMatchObject({
      code: "intercom.not_found",
      details: { intercomCodes: null, body: "error_list" },
    });
  });

  test("can't bring values into message or details as codes or fields", () => {
    const error = fromText(
      400,
      '{"type":"error.list","errors":[{"code":"bad lea@example.test","field":"lea@example.test"}]}',
    );
    expect(JSON.stringify([error.message, error.details])).not.toContain("lea@");
    expect(error.details).toMatchObject({ intercomCodes: "(withheld)", fields: "(withheld)" });
  });
});

test("the request's id is the header's, else the body's", () => {
  const text = '{"type":"error.list","request_id":"from-body","errors":[]}';
  expect(fromText(500, text, { "x-request-id": "from-header" }).details).toMatchObject({
    requestId: "from-header",
  });
  expect(fromText(500, text).details).toMatchObject({ requestId: "from-body" });
  expect(fromText(500, "").details).toMatchObject({ requestId: null });
});
