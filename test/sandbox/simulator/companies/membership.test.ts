import fc from "fast-check";
import { expect, test } from "vitest";
import { at, listAt, startWorkspace, textAt } from "../support/workspace.ts";

const step = fc.record({
  user: fc.constantFrom("u1", "u2", "u3"),
  company: fc.constantFrom("a", "b"),
  act: fc.constantFrom("join", "leave", "archive", "tag", "untag"),
});

test("whatever joins, leaves, is tagged or archived: both sides and the counts agree", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 15 }), async (steps) => {
      const workspace = await startWorkspace({ webhook: undefined });
      for (const company of ["a", "b"])
        await workspace.post("/companies", { company_id: company, name: company });
      for (const { user, company, act } of steps) {
        const remove = act === "leave";
        const companies = act === "join" || remove ? [{ company_id: company, remove }] : [];
        await workspace.post("/users", { user_id: user, companies });
        const users = [{ user_id: user, untag: act === "untag" }];
        if (act === "tag" || act === "untag") await workspace.post("/tags", { name: "VIP", users });
        if (act === "archive") await workspace.del(`/users?user_id=${user}`);
      }
      const people = listAt((await workspace.get("/users")).body, "users");
      const memberships = people.flatMap((one) => listAt(one, "companies", "companies"));
      for (const companyId of ["a", "b"]) {
        const members = memberships.filter((one) => at(one, "company_id") === companyId).length;
        const company = await workspace.get(`/companies?company_id=${companyId}`);
        expect(at(company.body, "user_count")).toBe(members);
        const users = await workspace.get(`/companies/${textAt(company.body, "id")}/users`);
        expect(at(users.body, "total_count")).toBe(members);
      }
      const tagged = people.filter((one) => listAt(one, "tags", "tags").length > 0).length;
      const counts = listAt((await workspace.get("/counts?type=user&count=tag")).body, "user", "tag");
      expect(at(counts[0], "VIP") ?? 0).toBe(tagged);
      await workspace.simulator.close();
    }),
    { numRuns: 15 },
  );
});
