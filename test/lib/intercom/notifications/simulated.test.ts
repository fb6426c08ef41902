import { expect, onTestFinished, test } from "vitest";
import { readNotification } from "../../../../lib/intercom/notifications/index.ts";
import { createVerifier, findSignature, parseNotification } from "../../../../lib/intercom/webhooks/index.ts";
import { startSimulator } from "../../../../sandbox/simulator/index.ts";
import { startHttpServer } from "../support/http-server.ts";
import { testClient } from "../support/test-client.ts";

const SECRET = "client-secret";

test("what the simulator sends is verified, parsed and read, whatever happened", async () => {
  const receiver = await startHttpServer((response) => response.writeHead(200).end());
  const simulator = await startSimulator({
    rateLimit: 1_000_000,
    workspace: { admins: [{ id: "11", name: "Rhea Quill", email: "rhea@example.test" }], teams: [] },
    webhook: { url: `${receiver.origin}/hook`, secret: SECRET },
  });
  onTestFinished(() => simulator.close());
  const client = testClient(simulator.origin, { token: "sandbox-token" });

  const user = await client.users.createOrUpdate({ user_id: "u-77", email: "mira@example.test" });
  const lead = await client.leads.create({ email: "lea@example.test" });
  await client.messages.sendAsPerson({ from: { type: "contact", id: lead.id }, body: "Hi" });
  const { conversations } = await client.conversations.list();
  const id = conversations[0]?.id ?? "";
  const admin_id = "11";
  await client.conversations.note(id, { admin_id, body: "VIP" });
  await client.conversations.assign(id, { admin_id, assignee: { type: "admin", id: "11" } });
  await client.conversations.replyAsAdmin(id, { admin_id, body: "Hello" });
  await client.conversations.snooze(id, { admin_id, snoozed_until: 4_102_444_800 });
  await client.conversations.open(id, { admin_id });
  await client.conversations.close(id, { admin_id });
  await client.conversations.replyAsUser(id, { intercom_user_id: lead.id, body: "Thanks" });
  await client.leads.convert({ contact: { id: lead.id }, user: { email: "lea@example.test" } });
  await client.users.archive({ id: user.id });
  await simulator.idle();

  const verify = createVerifier([{ label: "hub", secret: SECRET }]);
  const topics = receiver.requests.map(({ body, headers }) => {
    expect(verify({ body, signature: findSignature(headers) })).toMatchObject({ ok: true });
    const parsed = parseNotification(body);
    expect(parsed).toMatchObject({ ok: true });
    const read = parsed.ok ? readNotification(parsed.notification) : parsed;
    expect(read).toMatchObject({ ok: true, known: true });
    return parsed.ok ? parsed.notification.topic : "none";
  });
  expect(topics).toEqual(
    expect.arrayContaining([
      "user.created",
      "contact.created",
      "contact.added_email",
      "conversation.user.created",
      "conversation.admin.noted",
      "conversation.admin.assigned",
      "conversation.admin.replied",
      "conversation.admin.snoozed",
      "conversation.admin.unsnoozed",
      "conversation.admin.closed",
      "conversation.user.replied",
      "contact.signed_up",
      "user.deleted",
    ]),
  );
});
