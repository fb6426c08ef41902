import { afterAll, beforeAll, expect, test } from "vitest";
import { contradictions, references } from "../../../../lib/rules/convert-visitors/references.ts";
import { defineConfig } from "../../../../lib/rules/settings.ts";
import { type House, signedUp, startHouse } from "./support.ts";

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.close());

test("a conversion over the hour's budget waits for the next hour, and converts nobody meanwhile", async () => {
  const settings = { mode: "live", perHour: 1 } as const;
  const [first, second] = [await house.newVisitor(), await house.newVisitor()];
  const signUp = (id: string, { user_id }: typeof first) => signedUp(id, { user_id }, { user_id: `u-${id}` });
  expect(await house.decide(signUp("within", first), settings)).toMatchObject({ reason: "signed_up" });
  const { isDone, sent } = await house.handle(signUp("over", second), settings);
  expect(isDone).toBe(true);
  expect(sent).toHaveLength(1);
  expect(JSON.parse(sent[0] ?? "")).toMatchObject({ id: "over", resends: 1 });
  expect(await house.intercom.visitors.get({ id: second.id })).toMatchObject({ id: second.id });
});

test("its settings name nothing of the workspace; a survivor without trust in email is a contradiction", () => {
  const settingsOf = (convertVisitors: object) =>
    defineConfig({ actingAdmin: "a@example.com", rules: { convertVisitors } });
  const complete = settingsOf({});
  expect(complete.rules.convertVisitors).toEqual({ mode: "dry-run", mergeByEmail: false, perHour: 100 });
  expect(references(complete)).toEqual([]);
  expect(contradictions(complete)).toEqual([]);
  expect(contradictions(settingsOf({ mergeByEmail: true, survivor: "oldest" }))).toEqual([]);
  expect(contradictions(settingsOf({ mode: "off", survivor: "oldest" }))).toEqual([]);
  expect(() => settingsOf({ survivor: "oldest" })).toThrow(
    'rules.convertVisitors.survivor is "oldest", and nobody is ever merged by email; remove it, or set mergeByEmail to true',
  );
  expect(() => settingsOf({ perHour: 0 })).toThrow("rules.convertVisitors.perHour");
});
