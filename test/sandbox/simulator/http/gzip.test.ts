import { once } from "node:events";
import { request } from "node:http";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { acceptsGzip } from "../../../../sandbox/simulator/http/gzip.ts";
import { startWorkspace, type TestWorkspace } from "../support/workspace.ts";

/** An answer as it came over the wire: fetch would unpack it. */
async function wired({ simulator }: TestWorkspace, path: string, accepted?: string) {
  const headers = { Authorization: "Bearer sandbox-token", "Accept-Encoding": accepted ?? [] };
  const sent = request(`${simulator.origin}${path}`, { headers });
  sent.end();
  const [answer] = await once(sent, "response");
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(Buffer.from(chunk));
  return {
    encoding: answer.headers["content-encoding"],
    vary: answer.headers.vary,
    bytes: Buffer.concat(chunks),
  };
}

async function withUsers(options: { readonly gzip?: boolean } = {}): Promise<TestWorkspace> {
  const workspace = await startWorkspace(options);
  await workspace.door("POST", "seed", { users: 20 });
  return workspace;
}

describe("gzip", () => {
  test("a body is compressed for a client that takes gzip, and is the same", async () => {
    const workspace = await withUsers();
    const plain = await wired(workspace, "/users");
    const packed = await wired(workspace, "/users", "gzip, deflate");
    expect([plain.encoding, plain.vary]).toEqual([undefined, undefined]);
    expect([packed.encoding, packed.vary]).toEqual(["gzip", "Accept-Encoding"]);
    expect(gunzipSync(packed.bytes).toString()).toBe(plain.bytes.toString());
    expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 3);
  });

  test("a small body is sent as it is", async () => {
    const { encoding, bytes } = await wired(await withUsers(), "/counts", "gzip");
    expect(encoding).toBeUndefined();
    expect(JSON.parse(bytes.toString())).toMatchObject({ type: "count.hash" });
  });

  test("can be switched off", async () => {
    const { encoding } = await wired(await withUsers({ gzip: false }), "/users", "gzip");
    expect(encoding).toBeUndefined();
  });

  test("half of it comes with the fault truncate", async () => {
    const workspace = await withUsers();
    await workspace.door("POST", "faults", { kind: "truncate" });
    await expect(wired(workspace, "/users", "gzip")).rejects.toThrow("aborted");
  });

  test.each([
    ["gzip", true],
    ["gzip, deflate", true],
    ["deflate, GZIP;q=0.5", true],
    ["x-gzip", true],
    ["*", true],
    ["gzip;q=0", false],
    ["gzip; q=0.0, *", false],
    ["*;q=0", false],
    ["deflate, br", false],
    ["identity", false],
    ["", false],
    [undefined, false],
  ])("Accept-Encoding: %s takes it: %s", (accepted, takes) => {
    expect(acceptsGzip(accepted)).toBe(takes);
  });
});
