import { randomUUID } from "node:crypto";
import { signWebhook } from "../lib/intercom/webhooks/index.ts";
import { listDecisions, type Table } from "../lib/state/index.ts";

/** A deployment, and a conversation that it may decide about. */
export interface SmokeTarget {
  /** The webhook's URL. */
  readonly url: string;
  /** One of its accepted secrets. */
  readonly secret: string;
  readonly table: Table;
  /** Of the workspace; a rule in live mode may assign it. */
  readonly conversation: string;
  readonly rule: string;
  /** Waits so many milliseconds. */
  pause(ms: number): Promise<void>;
}

/** One thing that was tried, and what came of it. */
export interface SmokeResult {
  readonly what: string;
  readonly ok: boolean;
  readonly found: string;
}

const BETWEEN_LOOKS_MS = 1_000;
const LOOKS = 60;

/**
 * Tries a deployment from outside: a forged request is refused, a signed ping is accepted, a signed notification about
 * the conversation becomes a recorded decision within a minute. Throws what `fetch` and the table throw.
 */
export async function smoke(target: SmokeTarget): Promise<SmokeResult[]> {
  const event = `smoke_${randomUUID()}`;
  const ping = JSON.stringify({ ...envelope("ping", null), data: { item: { type: "ping" } } });
  const body = JSON.stringify({
    ...envelope("conversation.user.created", event),
    data: {
      type: "notification_event_data",
      item: { type: "conversation", id: target.conversation },
    },
  });
  return [
    await expectStatus("a forged notification is refused", 401, post(target.url, body, "sha1=00")),
    await expectStatus("a signed ping is accepted", 200, send(target, ping)),
    await expectStatus("a signed notification is accepted", 200, send(target, body)),
    await findDecision(event, target),
  ];
}

function envelope(topic: string, id: string | null) {
  const seconds = Math.floor(Date.now() / 1000);
  return {
    type: "notification_event",
    app_id: "smoke",
    links: {},
    id,
    topic,
    delivery_status: "pending",
    delivery_attempts: 1,
    delivered_at: 0,
    first_sent_at: seconds,
    created_at: seconds,
  };
}

function send({ url, secret }: SmokeTarget, body: string): Promise<number> {
  return post(url, body, signWebhook(body, secret));
}

async function post(url: string, body: string, signature: string): Promise<number> {
  const headers = { "content-type": "application/json", "x-hub-signature": signature };
  const response = await fetch(url, { method: "POST", headers, body, redirect: "error" });
  await response.arrayBuffer();
  return response.status;
}

async function expectStatus(what: string, wanted: number, answer: Promise<number>): Promise<SmokeResult> {
  const status = await answer;
  return { what, ok: status === wanted, found: `status ${status}` };
}

async function findDecision(
  event: string,
  { table, rule, conversation, pause }: SmokeTarget,
): Promise<SmokeResult> {
  const what = `${rule} has decided about conversation ${conversation}`;
  for (let look = 0; look < LOOKS; look += 1) {
    const decisions = await listDecisions(table, `conversation#${conversation}`, rule);
    const mine = decisions.find((decision) => decision.event === event);
    if (mine !== undefined) return { what, ok: true, found: `${mine.outcome}: ${mine.reason}` };
    await pause(BETWEEN_LOOKS_MS);
  }
  return { what, ok: false, found: "no decision within a minute: look at docs/operations.md#webhook-silent" };
}
