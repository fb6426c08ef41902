import { describe, expect, test } from "vitest";
import { refusal, startWorkspace } from "../support/workspace.ts";

const basic = (pair: string) => `Basic ${Buffer.from(pair).toString("base64")}`;

describe("authentication", () => {
  test.each([
    ["Bearer", "Bearer secret-1"],
    ["bearer in lower case", "bearer secret-1"],
    ["Basic with the token as user name and no password", "Basic c2VjcmV0LTE6"],
  ])("%s lets the call through", async (_, authorization) => {
    const workspace = await startWorkspace({ token: "secret-1" });
    const answer = await workspace.raw("/admins", { headers: { Authorization: authorization } });
    expect(answer.status).toBe(200);
  });

  test.each([
    ["another token", "Bearer secret-2"],
    ["a longer token", "Bearer secret-11"],
    ["a token with a space in it", "Bearer secret -1"],
    ["Basic with a password", basic("secret-1:x")],
    ["Basic with another token", basic("secret-2:")],
    ["Basic without a colon", basic("secret-1")],
    ["another scheme", "Token secret-1"],
    ["a scheme alone", "Bearer"],
  ])("%s is refused as an invalid token", async (_, authorization) => {
    const workspace = await startWorkspace({ token: "secret-1" });
    const answer = await workspace.raw("/admins", { headers: { Authorization: authorization } });
    expect(refusal(answer)).toEqual([401, "unauthorized", "Access Token Invalid"]);
  });

  test("no credentials are refused, without rate-limit headers, on every path", async () => {
    const workspace = await startWorkspace();
    for (const path of ["/admins", "/no-such-path"]) {
      const answer = await workspace.raw(path);
      expect(refusal(answer).slice(0, 2)).toEqual([401, "missing_authorization"]);
      expect(answer.headers.get("x-ratelimit-limit")).toBeNull();
    }
  });
});
