import {
  handleBatch,
  type Rule,
  type RuleEvent,
  runSweep,
  writeMessage,
} from "../../../../lib/engine/index.ts";
import { defineConfig } from "../../../../lib/rules/settings.ts";
import { tagLeads } from "../../../../lib/rules/tag-leads/rule.ts";
import { type Decision, listDecisions } from "../../../../lib/state/index.ts";
import { sqsRecord, startWorld, type World } from "../../../support/world.ts";
import type { TagLeadsInput } from "./facts.ts";

let events = 0;

/** A simulated workspace with tag-leads running in it. */
export async function startTagging() {
  const world = await startWorld();
  return { ...world, ...tagging(world) };
}

function tagging(world: World) {
  function ruleOf(input: TagLeadsInput): Rule<unknown> {
    const tagLeadsSettings = { mode: "live" as const, ...input };
    return tagLeads(
      defineConfig({ actingAdmin: "switchboard@example.test", rules: { tagLeads: tagLeadsSettings } }),
    );
  }

  /** What one invocation of tag-leads works with. */
  function invocation(input: TagLeadsInput, rule = ruleOf(input)) {
    const { mode = "live" } = input;
    const { run, ...rest } = world.invocation({ mode });
    return { ...rest, run: { ...run, rule } };
  }

  /** Hands messages to one invocation. Answers the calls that it made to Intercom, without its lists. */
  async function handle(input: TagLeadsInput, bodies: readonly string[], rule?: Rule<unknown>) {
    const { run, purse, sent, lines } = invocation(input, rule);
    const Records = bodies.map((body) => sqsRecord(body, `m${++events}`));
    const answer = await handleBatch({ Records }, run);
    return { answer, calls: purse.used(), sent, lines };
  }

  /** Something that Intercom tells. */
  function hear(input: TagLeadsInput, item: unknown, topic = "contact.created") {
    const event: RuleEvent = { id: `notif_${++events}`, topic, at: Date.now(), item, resends: 0 };
    return handle(input, [writeMessage(event)]);
  }

  return {
    ruleOf,
    handle,
    hear,
    /** A scheduled sweep; then what it enqueued, ten messages an invocation. Answers the report and the calls. */
    async sweep(input: TagLeadsInput, scheduledAt: number) {
      const { run, sent, purse } = invocation(input);
      const by = { ...run, scrolling: run.reading.call, isPaused: async () => false };
      const report = await runSweep(scheduledAt, by);
      const bodies = sent.map(({ body }) => body);
      let calls = 0;
      const rule = ruleOf(input);
      for (let from = 0; from < bodies.length; from += 10) {
        calls += (await handle(input, bodies.slice(from, from + 10), rule)).calls;
      }
      return { report, listed: purse.used(), calls, bodies };
    },
    decisionsAbout(object: string): Promise<readonly Decision[]> {
      return listDecisions(world.table, object, "tag-leads");
    },
    /** How often Intercom was asked to change anything, since the start. */
    writes(): number {
      const { endpoints } = world.simulator.stats();
      return Object.entries(endpoints)
        .filter(([endpoint]) => !endpoint.startsWith("GET "))
        .flatMap(([, statuses]) => Object.values(statuses))
        .reduce((sum, times) => sum + times, 0);
    },
    /** Makes a segment of these people. */
    async segment(name: string, members: readonly string[]): Promise<void> {
      const body = JSON.stringify({ name, members });
      const answer = await fetch(`${world.simulator.origin}/_simulator/segments`, { method: "POST", body });
      if (!answer.ok) throw new Error(await answer.text());
    },
    /** The names of somebody's tags, in order. */
    async tagsOf(id: string): Promise<string[]> {
      const { tags } = await world.intercom.users.get({ id });
      return namesOf(world, tags?.tags);
    },
    async tagsOfCompany(id: string): Promise<string[]> {
      const { tags } = await world.intercom.companies.get({ id });
      return namesOf(world, tags?.tags);
    },
  };
}

async function namesOf(world: World, tags: readonly { id: string }[] | null | undefined): Promise<string[]> {
  const all = await world.intercom.tags.list();
  return (tags ?? []).map(({ id }) => all.find((tag) => tag.id === id)?.name ?? id).toSorted();
}

export type Tagging = Awaited<ReturnType<typeof startTagging>>;
