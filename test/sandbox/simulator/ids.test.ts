import { expect, test } from "vitest";
import { createIds } from "../../../sandbox/simulator/ids.ts";

test("the same seed gives the same ids, another seed others", () => {
  const draw = (seed: number) => {
    const ids = createIds(seed);
    return [ids.person(), ids.leadUserId(), ids.notification(), ids.request(), ids.pseudonym()];
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)[0]).not.toBe(draw(8)[0]);
  expect(draw(7)[1]).not.toBe(draw(8)[1]);
});

test("one kind more moves no id of another", () => {
  const [one, other] = [createIds(1), createIds(1)];
  one.request();
  one.notification();
  one.pseudonym();
  expect(one.person()).toBe(other.person());
  expect(one.leadUserId()).toBe(other.leadUserId());
  expect(one.conversation()).toBe(other.conversation());
});

test("they have the shapes of Intercom's", () => {
  const ids = createIds(1);
  expect(ids.person()).toMatch(/^[0-9a-f]{24}$/);
  expect(ids.leadUserId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(ids.notification()).toMatch(/^notif_[0-9a-f-]{36}$/);
  expect(ids.request()).toMatch(/^[a-z0-9]{20}$/);
  expect([ids.conversation(), ids.conversation()]).toEqual(["21330000001", "21330000002"]);
  expect([ids.message(), ids.part(), ids.teammate()]).toEqual(["331000001", "2824000001", "493881"]);
});

test("no id comes twice", () => {
  const ids = createIds(1);
  const drawn = Array.from({ length: 20_000 }, () => ids.person());
  expect(new Set(drawn).size).toBe(20_000);
});
