import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { firstMessage } from "../../../../lib/conditions/index.ts";
import { type Office, openOffice } from "./office.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.shut());

const write = fc.record({
  body: fc.constantFrom("refund", "hello"),
  state: fc.constantFrom("unassigned", "closed", "with Cleo", "with Sales", "with Support"),
});
const strategy = fc.constantFrom("round-robin", "balanced");

async function begin({ body, state }: { body: string; state: string }): Promise<string> {
  const id = await office.writes(body);
  const give = (type: "admin" | "team", to: string) =>
    office.intercom.conversations.assign(id, { admin_id: "12", assignee: { type, id: to } });
  if (state === "closed") await office.close(id, "12");
  if (state === "with Cleo") await give("admin", "13");
  if (state === "with Sales") await give("team", "600");
  if (state === "with Support") await give("team", "500");
  return id;
}

test("a dry run over random workspaces writes nothing, and lists what the live run then does", async () => {
  const away = fc.array(fc.constantFrom<string>("11", "12", "13"), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(write, { minLength: 1, maxLength: 5 }),
      away,
      strategy,
      async (all, gone, how) => {
        for (const id of ["11", "12", "13"]) await office.away(id, gone.includes(id));
        const ids: string[] = [];
        for (const one of all) ids.push(await begin(one));
        const given = {
          pool: { team: "Support", strategy: how },
          pools: { refunds: { people: ["cleo@example.test"] } },
          routes: [{ name: "Refunds", when: firstMessage.contains("refund"), to: { pool: "refunds" } }],
          takeOver: { whenAway: true },
          noteReason: true,
        };
        const decided = () =>
          Promise.all(
            ids.map(async (id) => {
              const { outcome, reason, because, actions } = (await office.decided(id)) ?? {};
              return { outcome, reason, because, actions: actions?.map(({ kind }) => kind) };
            }),
          );

        const before = office.calls.length;
        await office.tell({ ...given, mode: "dry-run" }, ...ids);
        expect(office.calls.slice(before).every(({ method }) => method === "GET")).toBe(true);
        const listed = await decided();
        await office.tell(given, ...ids);
        expect(await decided()).toEqual(listed);
        // Nobody who is away was given anything.
        for (const [n, id] of ids.entries()) {
          const holder = await office.has(id);
          if (listed[n]?.outcome === "plan") expect(gone).not.toContain(holder);
        }
      },
    ),
    { numRuns: 12 },
  );
}, 60_000);
