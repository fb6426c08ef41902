import { expect } from "vitest";
import { at, listAt, MAREK, RHEA, TIER_2 } from "../support/workspace.ts";
import type { TalkModel } from "./model.ts";
import { readPages } from "./observe.ts";
import type { Run } from "./run.ts";

const isOpen = ({ state }: TalkModel) => state !== "closed";

/** Lists by every filter, views and counts of conversations; none without its person. */
export async function checkConversations(run: Run): Promise<void> {
  const { model, call } = run;
  const talks = [...model.talks.values()];
  const listed = talks.filter((talk) => talk.listed);
  const check = async (query: string, expected: readonly TalkModel[]) => {
    const { ids, totals } = await readPages(run, `/conversations${query}`, "conversations");
    expect([...ids].sort(), query).toEqual(expected.map(({ id }) => id).sort());
    expect(new Set(totals)).toEqual(new Set([expected.length]));
  };
  for (const sort of ["created_at", "updated_at", "waiting_since"]) await check(`?sort=${sort}`, listed);
  await check("?open=true", listed.filter(isOpen));
  await check(
    "?unread=true",
    listed.filter(({ read }) => !read),
  );
  for (const who of [RHEA, MAREK, TIER_2]) {
    await check(
      `?type=admin&admin_id=${who}`,
      listed.filter(({ assignee }) => assignee === who),
    );
  }
  for (const id of model.people.keys()) {
    await check(
      `?type=user&intercom_user_id=${id}`,
      listed.filter(({ customers }) => customers.includes(id)),
    );
  }
  for (const talk of talks) await checkView(run, talk);
  await checkCounts(run, listed);
  const views = (await readPages(run, "/conversations", "conversations")).items;
  for (const one of views)
    expect(await call("GET", `/conversations/${at(one, "id")}`)).toMatchObject(Object(one));
}

async function checkView({ model, call }: Run, talk: TalkModel): Promise<void> {
  const view = await call("GET", `/conversations/${talk.id}`);
  const customers = talk.customers.map((id) => ({
    type: model.people.get(id)?.kind ?? "nobody",
    id,
  }));
  expect(view).toMatchObject({
    state: talk.state,
    open: talk.state !== "closed",
    read: talk.read,
    assignee: { id: talk.assignee },
    user: customers[0],
    customers,
    conversation_parts: { total_count: talk.parts },
    snoozed_until: talk.state === "snoozed" ? talk.snooze.until : null,
  });
  const tags = [...talk.partTags].filter((place) => model.tags.has(place.split(" ")[1] ?? ""));
  expect(listAt(view, "tags", "tags")).toHaveLength(tags.length);
}

/** The counts of all, and per admin. */
export async function checkCounts({ call }: Pick<Run, "call">, listed: readonly TalkModel[]): Promise<void> {
  const open = listed.filter(isOpen);
  expect(await call("GET", "/counts?type=conversation")).toEqual({
    type: "count",
    conversation: {
      open: open.length,
      closed: listed.length - open.length,
      assigned: open.filter(({ assignee }) => assignee !== null).length,
      unassigned: open.filter(({ assignee }) => assignee === null).length,
    },
  });
  const perAdmin = listAt(
    await call("GET", "/counts?type=conversation&count=admin"),
    "conversation",
    "admin",
  );
  for (const one of perAdmin) {
    const own = listed.filter(({ assignee }) => assignee === at(one, "id"));
    expect(one).toMatchObject({
      open: own.filter(isOpen).length,
      closed: own.filter((x) => !isOpen(x)).length,
    });
  }
}
