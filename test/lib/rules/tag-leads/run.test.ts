import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  all,
  attribute,
  company,
  event,
  firstMessage,
  inSegment,
  messageText,
} from "../../../../lib/conditions/index.ts";
import { releaseHold, undoDecision } from "../../../../lib/engine/index.ts";
import { systemClock } from "../../../../lib/intercom/index.ts";
import type { TagLeadsInput } from "./facts.ts";
import { startTagging, type Tagging } from "./tagging.ts";

let w: Tagging;
beforeAll(async () => {
  w = await startTagging();
});
afterAll(() => w.close());

const HOT: TagLeadsInput = { tags: [{ tag: "hot-lead", when: attribute("plan").is("pro") }] };
const leadWith = async (custom_attributes: Record<string, string | number> = {}) =>
  (await w.intercom.leads.create({ name: "Lea Moss", custom_attributes })).id;
const item = (id: string) => ({ type: "contact", id });
const echo = (id: string) => ({
  type: "contact_tag",
  contact: { type: "contact", id },
  tag: { type: "tag", id: "1" },
});
const reasonsOf = async (id: string) => (await w.decisionsAbout(`person#${id}`)).map(({ reason }) => reason);

describe("a lead", () => {
  test("is tagged when the condition holds and untagged when it doesn't; echoes change nothing", async () => {
    const id = await leadWith({ plan: "pro" });
    await w.hear(HOT, item(id));
    expect(await w.tagsOf(id)).toEqual(["hot-lead"]);
    await w.hear(HOT, echo(id), "contact.tag.created");
    await w.intercom.leads.update({ id }, { custom_attributes: { plan: "free" } });
    await w.hear(HOT, item(id));
    expect(await w.tagsOf(id)).toEqual([]);
    await w.hear(HOT, echo(id), "contact.tag.deleted");
    expect(await reasonsOf(id)).toEqual(["as_wanted", "tags_changed", "as_wanted", "tags_changed"]);
  });

  test("keeps off a tag that a teammate took away", async () => {
    const id = await leadWith({ plan: "pro" });
    await w.hear(HOT, item(id));
    await w.hear(HOT, echo(id), "contact.tag.created");
    await w.intercom.tags.untag("hot-lead", { leads: [{ id }] });
    await w.hear(HOT, echo(id), "contact.tag.deleted");
    await w.hear(HOT, item(id));
    expect(await w.tagsOf(id)).toEqual([]);
    await w.hear({ ...HOT, insist: true }, item(id));
    expect(await w.tagsOf(id)).toEqual(["hot-lead"]);
  });

  test("keeps a tag that a teammate gave, unless the settings say otherwise", async () => {
    const id = await leadWith({ plan: "free" });
    await w.intercom.tags.tag("Hot-Lead", { leads: [{ id }] });
    await w.hear(HOT, item(id));
    expect(await w.tagsOf(id)).toEqual(["hot-lead"]);
    expect(await reasonsOf(id)).toEqual(["given_by_human"]);
    await w.hear({ ...HOT, removeHumanTags: true }, item(id));
    expect(await w.tagsOf(id)).toEqual([]);
  });

  test("takes one call to read and one for each tag, beside the lists of an invocation", async () => {
    const id = await leadWith({ plan: "pro" });
    // Admins, tags, the lead, the tag.
    expect((await w.hear(HOT, item(id))).calls).toBe(4);
    expect((await w.hear(HOT, item(id))).calls).toBe(3);
  });

  test("can be looked up and undone alone: what was given is taken back, and stays off", async () => {
    const id = await leadWith({ plan: "pro" });
    await w.hear(HOT, item(id));
    await w.hear(HOT, echo(id), "contact.tag.created");
    const [, decision] = await w.decisionsAbout(`person#${id}`);
    expect(decision).toMatchObject({
      because: '"hot-lead" is given: Attribute plan is "pro".',
      receipts: [{ action: 0, result: "applied" }],
    });
    const report = await undoDecision(
      { object: `person#${id}`, rule: "tag-leads", version: 1 },
      {
        table: w.table,
        clock: systemClock,
        acting: { intercom: w.intercom, admin: "99", call: {} },
        owner: "undo-1",
        operator: "olga",
      },
    );
    expect(report).toMatchObject({ outcome: "undone", actions: [{ kind: "tag", result: "undone" }] });
    expect(await w.tagsOf(id)).toEqual([]);
    await w.hear(HOT, item(id));
    expect(await w.tagsOf(id)).toEqual([]);
    expect((await reasonsOf(id))[0]).toBe("held");
    const operator = { table: w.table, clock: systemClock, operator: "olga" };
    await releaseHold({ object: `person#${id}`, rule: "tag-leads" }, operator);
    await w.hear(HOT, item(id));
    expect(await w.tagsOf(id)).toEqual([]);
    expect((await reasonsOf(id))[0]).toBe("taken_by_human");
  });

  test("who left is skipped, and a user is not even read when users are left alone", async () => {
    const id = await leadWith();
    await w.intercom.leads.delete(id);
    await w.hear(HOT, item(id));
    expect(await reasonsOf(id)).toEqual(["gone"]);
    const user = await w.intercom.users.createOrUpdate({
      user_id: "u-scope",
      custom_attributes: { plan: "pro" },
    });
    // Admins only.
    expect((await w.hear(HOT, { type: "user", id: user.id }, "user.created")).calls).toBe(1);
    expect(await reasonsOf(user.id)).toEqual(["out_of_scope"]);
    await w.hear({ ...HOT, people: { users: true } }, { type: "user", id: user.id }, "user.created");
    expect(await w.tagsOf(user.id)).toEqual(["hot-lead"]);
  });
});

describe("conditions that need more than the person", () => {
  test("about what was written are asked of the conversation that the notification is about", async () => {
    const settings: TagLeadsInput = {
      tags: [
        { tag: "refund", when: messageText.matches("refund|money back") },
        { tag: "first-refund", when: firstMessage.contains("refund") },
      ],
    };
    const conversation = await w.newConversation("I want my money back");
    const { customers } = await w.intercom.conversations.get(conversation);
    const id = customers?.[0]?.id ?? "";
    await w.hear(
      settings,
      { type: "conversation", id: conversation, user: { type: "lead", id } },
      "conversation.user.created",
    );
    expect(await w.tagsOf(id)).toEqual(["refund"]);
    // Without a conversation it can't be told, and what is there stays.
    await w.hear(settings, item(id));
    expect(await w.tagsOf(id)).toEqual(["refund"]);
  });

  test("about events, companies and segments are asked of what is read for them", async () => {
    const user = await w.intercom.users.createOrUpdate({
      user_id: "u-more",
      companies: [{ company_id: "acme", name: "Acme", plan: "Team" }],
    });
    const created_at = Math.floor(Date.now() / 1000) - 60;
    await w.intercom.events.submit({ id: user.id, event_name: "placed-order", created_at });
    const settings: TagLeadsInput = {
      people: { users: true },
      tags: [
        { tag: "buyer", when: event("Placed.Order").seen() },
        { tag: "buyer-now", when: event("placed-order").seenTimesWithinDays(1, 7) },
        { tag: "buyer-twice", when: event("placed-order").seenTimesWithinDays(2, 7) },
        { tag: "team", when: company.plan.is("Team") },
        { tag: "nowhere", when: inSegment("no such segment") },
      ],
    };
    await w.hear(settings, { type: "event", intercom_user_id: user.id }, "event.created");
    expect(await w.tagsOf(user.id)).toEqual(["buyer", "buyer-now", "team"]);
  });
});

describe("a company", () => {
  test("is tagged by what is asked of companies alone", async () => {
    const { id } = await w.intercom.companies.createOrUpdate({ company_id: "globex", plan: "Team" });
    const settings: TagLeadsInput = {
      companies: true,
      tags: [
        { tag: "team-company", when: company.plan.is("Team") },
        { tag: "hot-company", when: all(company.plan.is("Team"), attribute("plan").is("pro")) },
      ],
    };
    await w.hear(settings, { type: "company", id }, "company.created");
    expect(await w.tagsOfCompany(id)).toEqual(["team-company"]);
    await w.intercom.companies.createOrUpdate({ company_id: "globex", plan: "Solo" });
    await w.hear(settings, { type: "company", id }, "company.created");
    expect(await w.tagsOfCompany(id)).toEqual([]);
  });
});
