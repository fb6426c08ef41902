import { traceRequests } from "../../../../lib/engine/actions/trace-requests.ts";
import { applyActions } from "../../../../lib/engine/executor.ts";
import { type Clock, createIntercomClient, systemClock, unlimited } from "../../../../lib/intercom/index.ts";
import type { Action, Receipt } from "../../../../lib/state/index.ts";
import { startSimulator } from "../../../../sandbox/simulator/index.ts";

const ADMINS = [
  { id: "11", name: "Ada", email: "ada@example.test" },
  { id: "12", name: "Ben", email: "ben@example.test" },
  { id: "99", name: "Switchboard", email: "switchboard@example.test" },
];

/** A time that no test reaches: 2100-01-01, epoch milliseconds, UTC. */
export const FAR = 4_102_444_800_000;

/** A simulated workspace, and what is needed to act in it as admin 99. */
export async function startWorkspace() {
  const simulator = await startSimulator({
    rateLimit: 100_000,
    workspace: { admins: ADMINS, teams: [{ id: "500", name: "Support", members: ["Ada", "Ben"] }] },
  });
  const trace = traceRequests();
  const intercom = createIntercomClient({
    origin: simulator.origin,
    token: "sandbox-token",
    limiter: unlimited,
    onCall: trace.onCall,
  });
  const acting = { intercom, admin: "99", call: {}, lastRequest: trace.lastRequest };

  return {
    intercom,
    simulator,
    acting,

    async newLead(email?: string): Promise<string> {
      return (await intercom.leads.create({ name: "Lea Moss", ...(email === undefined ? {} : { email }) }))
        .id;
    },

    /** Someone writes: a new conversation, nobody's and open. Answers its id. */
    async newConversation(): Promise<string> {
      const lead = await intercom.leads.create({ name: "Lea Moss" });
      await intercom.messages.sendAsPerson({ from: { type: "contact", id: lead.id }, body: "In stock?" });
      const { conversations } = await intercom.conversations.list({
        type: "user",
        intercom_user_id: lead.id,
      });
      const [first] = conversations;
      if (first === undefined) throw new Error("the message made no conversation");
      return first.id;
    },

    async newVisitor(): Promise<string> {
      const answer = await fetch(`${simulator.origin}/_simulator/visitors`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: "{}",
      });
      const body: unknown = await answer.json();
      if (typeof body === "object" && body !== null && "id" in body) return String(body.id);
      throw new Error("the back door made no visitor");
    },

    /** What an undo restores. */
    async fieldsOf(conversation: string) {
      const { state, assignee, snoozed_until } = await intercom.conversations.get(conversation);
      return { state, assignee: assignee.id ?? null, snoozed_until: snoozed_until ?? null };
    },

    async partsOf(conversation: string) {
      const { conversation_parts } = await intercom.conversations.get(conversation);
      return conversation_parts?.conversation_parts ?? [];
    },

    /** Applies a plan that was made now; without `look`, as its first owner. */
    async run(actions: readonly Action[], options: RunOptions = {}): Promise<readonly Receipt[]> {
      const { look = false, at = Date.now(), clock = systemClock, before = [] } = options;
      return (
        await applyActions({ actions, at }, acting, clock, { look, before: [{ receipts: [...before] }] })
      ).receipts;
    },

    async close() {
      await intercom.close();
      await simulator.close();
    },
  };
}

export interface RunOptions {
  readonly look?: boolean;
  readonly at?: number;
  readonly clock?: Clock;
  /** What earlier decisions left. */
  readonly before?: readonly Receipt[];
}

export type Workspace = Awaited<ReturnType<typeof startWorkspace>>;
