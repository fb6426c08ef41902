import { expect, test } from "vitest";
import { problemsOf, withAutoAssign } from "./support.ts";

const team = { pool: { team: "Support" } };

test.each([
  [
    "a key of one alternative misspelt",
    withAutoAssign({ pool: { people: ["ada@example.com", { admin: "ben@example.com", wieght: 2 }] } }),
    [
      "rules.autoAssign.pool.people[1] has no setting wieght; did you mean weight? Mend its spelling, or remove it",
    ],
  ],
  [
    "an alternative that is meant by its key, and empty",
    withAutoAssign({ ...team, routes: [{ name: "bills", to: { team: "" } }] }),
    ["rules.autoAssign.routes[0].to.team is empty; give a text"],
  ],
  [
    "a value of no alternative's kind",
    withAutoAssign({ ...team, otherwise: 5 }),
    ["rules.autoAssign.otherwise is 5; give an object"],
  ],
  [
    "a number where true, false or a word belongs",
    withAutoAssign({ ...team, takeOver: { whenAway: 1 } }),
    ["rules.autoAssign.takeOver.whenAway is 1; give true or false, or always"],
  ],
])("%s is told of the alternative that was meant", (_, input, says) => {
  expect(problemsOf(input)).toEqual(says);
});

test("a route to a pool that isn't there is told with its path and a remedy", () => {
  const [problem] = problemsOf(
    withAutoAssign({ ...team, routes: [{ name: "bills", to: { pool: "billing" } }] }),
  );
  expect(problem).toMatch(/^rules\.autoAssign\.routes\[0\]\.to.* .+; .+/);
});
