import type { Terminal } from "../../../cli/command.ts";
import { commands } from "../../../cli/commands/index.ts";
import { createIntercomClient, type IntercomClient, unlimited } from "../../../lib/intercom/index.ts";
import type { Decision } from "../../../lib/state/index.ts";
import { type Simulator, startSimulator } from "../../../sandbox/simulator/index.ts";
import { startTable } from "../../support/table.ts";

/** 2019-06-19T12:00:00Z */
export const NOW = 1_560_945_600_000;

/** An operator's desk: a table, a simulated workspace, and the commands of the line. */
export async function startDesk() {
  const { table, close } = await startTable();
  const simulator: Simulator = await startSimulator({
    workspace: {
      admins: [
        { id: "11", name: "Ada", email: "ada@example.com" },
        { id: "99", name: "Switchboard", email: "switchboard@example.com" },
      ],
      teams: [],
    },
  });
  const intercom: IntercomClient = createIntercomClient({
    origin: simulator.origin,
    token: "sandbox-token",
    limiter: unlimited,
  });
  const sent: string[] = [];
  const queues = {
    send: async (_queue: string, body: string) => void sent.push(body),
    sendAll: async (_queue: string, bodies: readonly string[]) => void sent.push(...bodies),
    hide: async () => {},
  };
  return {
    table,
    intercom,
    /** Bodies that were sent to a queue. */
    sent,
    /** Calls a command. Answers its exit code and what it wrote. */
    async call(name: string, ...args: readonly string[]) {
      const out: string[] = [];
      const err: string[] = [];
      const terminal: Terminal = {
        print: (text) => void out.push(text),
        warn: (text) => void err.push(text),
        env: { USER: "nina" },
        openPlace: () => ({
          table,
          queues: () => queues,
          toBus: undefined,
          intercom: () => intercom,
          close: async () => {},
        }),
      };
      const command = commands.find((one) => one.name === name);
      if (command === undefined) throw new Error(`there is no command ${name}`);
      const code = await command.run(args, terminal);
      return { code, out: out.join("\n"), err: err.join("\n") };
    },
    async close() {
      await intercom.close();
      await simulator.close();
      await close();
    },
  };
}

export type Desk = Awaited<ReturnType<typeof startDesk>>;

/** A decision of auto-assign that gave a conversation, nobody's before, to admin 11. */
export function assigned(conversation: string, more: Partial<Decision> = {}): Decision {
  return {
    object: `conversation#${conversation}`,
    rule: "auto-assign",
    version: 1,
    event: `notif_${conversation}`,
    topic: "conversation.user.created",
    at: NOW,
    mode: "live",
    outcome: "plan",
    reason: "assigned",
    because: "Next in turn.",
    actions: [
      {
        kind: "assign",
        conversation,
        to: { type: "admin", id: "11" },
        from: { type: "nobody_admin", id: null },
        reason: "Next in turn.",
      },
    ],
    state: "done",
    receipts: [{ action: 0, result: "applied", at: NOW + 1000, part: "900" }],
    ...more,
  };
}
