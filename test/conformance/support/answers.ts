import { at, type TestWorkspace, textAt } from "../../sandbox/simulator/support/workspace.ts";

/**
 * Fills a workspace with what the samples of the facts show, and answers what the simulator says of each, by the
 * sample's name. Entries of a list are the samples of their own, and are left out of it.
 */
export async function answersBySample(workspace: TestWorkspace): Promise<ReadonlyMap<string, unknown>> {
  const get = async (path: string) => (await workspace.get(path)).body;
  const post = async (path: string, body: object) => (await workspace.post(path, body)).body;
  const person = { id: await addMira(post) };
  const lead = await addLead(post);
  const visitor = (await workspace.door("POST", "visitors", {})).body;
  await workspace.door("POST", "segments", { name: "Active", members: [person.id] });
  const note = await post("/notes", { body: "Called", admin_id: "11", user: person });
  await post("/events", {
    event_name: "placed-order",
    created_at: 1_560_940_000,
    ...person,
    metadata: PRICE,
  });
  const message = await post("/messages", { from: { type: "contact", id: textAt(lead, "id") }, body: "Hi" });
  const email = await post("/messages", {
    message_type: "email",
    subject: "Hey",
    body: "Hi there",
    template: "plain",
    from: { type: "admin", id: "11" },
    to: { type: "user", ...person },
  });
  const conversations = await get("/conversations");
  const id = textAt(conversations, "conversations", 0, "id");
  const hello = { type: "admin", admin_id: "11", message_type: "comment", body: "Hello!" };
  const url = "http://127.0.0.1:9/in";
  return new Map<string, unknown>([
    ["users.md 0", await get(`/users/${person.id}`)],
    ["users.md 1", without("users", await get("/users"))],
    ["users.md 3", without("users", await get("/users/scroll"))],
    ["leads.md 0", lead],
    ["leads.md 1", without("contacts", await get("/contacts"))],
    ["visitors.md 0", visitor],
    ["companies.md 0", await get("/companies?company_id=c-9")],
    ["companies.md 1", without("companies", await get("/companies"))],
    ["admins.md 0", await get("/admins/11")],
    ["admins.md 1", await get("/me")],
    ["teams.md 0", await get("/teams/21")],
    ["tags.md 0", await post("/tags", { name: "Beta" })],
    ["tags.md 2", await get("/tags")],
    ["segments.md 0", await get("/segments?include_count=true")],
    ["notes.md 0", note],
    ["notes.md 1", await get("/notes?user_id=u-77")],
    ["events.md 0", await get("/events?type=user&user_id=u-77")],
    ["events.md 1", await get("/events?type=user&user_id=u-77&summary=true")],
    ["conversations.md 0", await post(`/conversations/${id}/reply`, hello)],
    ["conversations.md 1", without("conversations", conversations)],
    ["conversations.md 3", message],
    ["conversations.md 4", email],
    ["data-attributes.md 0", await get("/data_attributes/customer")],
    ["counts.md 0", await get("/counts")],
    ["counts.md 1", await get("/counts?type=conversation")],
    ["counts.md 2", await get("/counts?type=conversation&count=admin")],
    ["counts.md 6", await get("/counts?type=company&count=user")],
    ["users.md 2", await post("/user_delete_requests", { intercom_user_id: person.id })],
    ["webhooks.md 0", await post("/subscriptions", { url, topics: ["contact.created"] })],
  ]);
}

const PRICE = { price: { amount: 1250, currency: "eur" } };

type Post = (path: string, body: object) => Promise<unknown>;

async function addMira(post: Post): Promise<string> {
  const company = {
    company_id: "c-9",
    remote_created_at: 1_546_300_800,
    plan: "Team",
    size: 40,
    name: "Holt GmbH",
  };
  const more = {
    website: "http://holt.example",
    industry: "Tools",
    custom_attributes: { region: "eu", seats: 12 },
  };
  await post("/companies", { ...company, ...more });
  const user = await post("/users", {
    user_id: "u-77",
    email: "mira@example.net",
    last_request_at: 1_560_939_000,
    companies: [{ company_id: "c-9" }],
    custom_attributes: { paid: true, seats: 4, renewed_at: 1_560_000_000 },
  });
  await post("/tags", { name: "Beta", companies: [{ company_id: "c-9" }] });
  return textAt(user, "id");
}

async function addLead(post: Post): Promise<unknown> {
  return post("/contacts", { email: "lea@example.test", custom_attributes: { plan_interest: "pro" } });
}

function without(key: string, list: unknown): unknown {
  if (typeof list !== "object" || !Array.isArray(at(list, key))) throw new Error(`no list of ${key}`);
  return { ...list, [key]: [] };
}
