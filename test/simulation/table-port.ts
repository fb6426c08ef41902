import * as z from "zod/mini";
import type { Table } from "../../lib/state/index.ts";
import type { Chance } from "./chance.ts";
import { connectionLost, drawFate, type Forecast, throttled } from "./faults.ts";
import type { Life } from "./life.ts";

/** Sends one command to the table. */
export type Send = (command: unknown) => Promise<unknown>;

/** How likely the SDK repeats a command because its answer was lost; its caller sees one answer. */
const REPEATED = 0.02;

/** The table as one process sees it. `send` is the other side. */
export function tablePort(
  table: Table,
  send: Send,
  { life, chance, forecast, now }: PortOf & { readonly now: () => number },
): Table {
  const sendByLife: Send = (command) => {
    const weather = forecast("table", now());
    const fate = drawFate(
      chance,
      weather,
      { least: 2, most: 25, slowest: 13_000 },
      { lost: connectionLost, answerLost: connectionLost },
    );
    const isRefused = chance.hits(weather.refused);
    const isRepeated = weather.answerLost > 0 && chance.hits(REPEATED);
    return life.call(`table ${describeCommand(command)}`, fate, async () => {
      if (isRefused) throw throttled(chance);
      if (isRepeated) await send(command);
      return send(command);
    });
  };
  const client = new Proxy(table.client, {
    get: (target, key) => (key === "send" ? sendByLife : Reflect.get(target, key)),
  });
  return { name: table.name, client };
}

export interface PortOf {
  readonly life: Life;
  readonly chance: Chance;
  readonly forecast: Forecast;
}

/** The real table's other side. */
export function sendTo({ client }: Table): Send {
  return (command) => Reflect.apply(client.send, client, [command]);
}

const key = z.optional(z.object({ pk: z.string(), sk: z.string() }));
const input = z.object({
  Item: key,
  Key: key,
  ExpressionAttributeValues: z.optional(z.object({ ":pk": z.optional(z.string()) })),
});

/** `Put conversation#12 auto-assign#000000001`, for example. */
export function describeCommand(command: unknown): string {
  if (typeof command !== "object" || command === null || !("input" in command)) return "?";
  const name = command.constructor.name.replace("Command", "");
  const parsed = z.safeParse(input, command.input);
  if (!parsed.success) return name;
  const { Item, Key = Item, ExpressionAttributeValues } = parsed.data;
  return Key === undefined ? `${name} ${ExpressionAttributeValues?.[":pk"]}` : `${name} ${Key.pk} ${Key.sk}`;
}
