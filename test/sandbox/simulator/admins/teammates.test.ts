import { describe, expect, test } from "vitest";
import { createTeammates } from "../../../../sandbox/simulator/admins/teammates.ts";
import { createIds } from "../../../../sandbox/simulator/ids.ts";

const fresh = (reserved: readonly string[] = []) => createTeammates(createIds(1), "app1", new Set(reserved));
const ADMIN = { name: "Rhea", email: "rhea@example.com" };

describe("teammates", () => {
  test("admins, teams and the bot share one space of ids", () => {
    const teammates = fresh();
    expect(teammates.bot.id).toBe("493881");
    expect(teammates.addAdmin(ADMIN).id).toBe("493882");
    expect(teammates.addTeam({ name: "Support", members: ["Rhea"] }).id).toBe("493883");
    expect(() => teammates.addTeam({ id: "493882", name: "Sales", members: [] })).toThrow(
      "The id 493882 belongs to another admin or team",
    );
  });

  test("an id that somebody will bring is not made", () => {
    const teammates = fresh(["493881", "493883"]);
    expect(teammates.bot.id).toBe("493882");
    expect(teammates.addAdmin(ADMIN).id).toBe("493884");
    expect(teammates.addAdmin({ ...ADMIN, id: "493883" }).id).toBe("493883");
    expect(teammates.addTeam({ id: "493881", name: "Support", members: [] }).id).toBe("493881");
  });

  test("members are found by email or name", () => {
    const teammates = fresh();
    const { id } = teammates.addAdmin(ADMIN);
    expect(teammates.addTeam({ name: "A", members: ["rhea@example.com"] }).adminIds).toEqual([id]);
    expect(teammates.addTeam({ name: "B", members: ["Rhea"] }).adminIds).toEqual([id]);
    expect(() => teammates.addTeam({ name: "C", members: ["Nobody"] })).toThrow(
      'The team "C" names the member "Nobody"',
    );
  });

  test.each(["abc", "", "1234567890123456", "-1"])("the id %j is refused", (id) => {
    expect(() => fresh().addAdmin({ ...ADMIN, id })).toThrow("must be up to 15 digits");
  });
});
