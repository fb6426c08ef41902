import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { all, attribute, company, event, inSegment, not, tagged } from "../../../../lib/conditions/index.ts";
import {
  createIntercomClient,
  type IntercomClient,
  readOnly,
  unlimited,
} from "../../../../lib/intercom/index.ts";
import { checkAgainstWorkspace } from "../../../../lib/rules/check/check-workspace.ts";
import { defineConfig } from "../../../../lib/rules/settings.ts";
import { type Simulator, startSimulator } from "../../../../sandbox/simulator/index.ts";

let simulator: Simulator;
let client: IntercomClient;

beforeAll(async () => {
  simulator = await startSimulator({
    workspace: { admins: [{ name: "Switchboard", email: "switchboard@example.com" }], teams: [] },
  });
  client = createIntercomClient({ origin: simulator.origin, token: "sandbox-token", limiter: unlimited });
  const lead = await client.leads.create({ name: "Lea", custom_attributes: { plan: "pro" } });
  await client.tags.tag("vip", { leads: [{ id: lead.id }] });
});
afterAll(async () => {
  await client.close();
  await simulator.close();
});

const when = all(
  attribute("plan").is("pro"),
  attribute("plam").is("pro"),
  not(tagged("vpi")),
  tagged("VIP"),
  inSegment("Nowhere"),
  company.attribute("size").is("large"),
  event("placed-order").seen(),
);
const settings = defineConfig({
  actingAdmin: "switchbord@example.com",
  rules: { tagLeads: { mode: "dry-run", tags: [{ tag: "hot", when }] } },
});

describe("settings against a workspace", () => {
  test("everything that isn't there is told by its path, in few calls that only read", async () => {
    const before = simulator.stats();
    const { problems, warnings } = await checkAgainstWorkspace(settings, readOnly(client));
    const paths = (list: typeof problems) => list.map(({ path, remedy }) => [path, remedy]);
    expect(paths(problems)).toEqual([
      ["actingAdmin", "did you mean switchboard@example.com? Give the email address or the id of one"],
      ["rules.tagLeads.tags[0].when.all[2].not", 'did you mean "vip"?'],
      ["rules.tagLeads.tags[0].when.all[4]", "give the name or the id of one of its segments"],
    ]);
    expect(paths(warnings)).toEqual([
      ["rules.tagLeads.tags[0].when.all[1]", 'did you mean "plan"?'],
      ["rules.tagLeads.tags[0].when.all[5]", "mend its spelling, unless you are going to write it"],
      ["rules.tagLeads.tags[0].when.all[6]", "compare its spelling with Intercom's settings"],
    ]);
    expect(simulator.stats().calls - before.calls).toBe(6);
  });

  test("with nothing but the acting admin, one call is enough", async () => {
    const before = simulator.stats();
    const plain = defineConfig({ actingAdmin: "switchboard@example.com", rules: {} });
    expect(await checkAgainstWorkspace(plain, readOnly(client))).toEqual({ problems: [], warnings: [] });
    expect(simulator.stats().calls - before.calls).toBe(1);
  });
});
