import type { Draw } from "./draw.ts";

type Credit = Readonly<Record<string, number>> | undefined;

/**
 * Whom a smooth weighted round robin gives the next turn: before each draw everyone who may be drawn gets their
 * weight as credit, and whoever has most is drawn and pays the sum. Over as many draws as the weights add up to,
 * each gets exactly their weight, spread out evenly. The first of equals; undefined when there is nobody.
 */
export function withMostCredit(credit: Credit, draw: Draw, among: readonly string[]): string | undefined {
  const [first, ...rest] = among;
  if (first === undefined) return undefined;
  const creditOf = (person: string) => (credit?.[person] ?? 0) + weightOf(draw, person);
  return rest.reduce((best, person) => (creditOf(person) > creditOf(best) ? person : best), first);
}

/** The credit after that draw. Who could not be drawn keeps theirs; who left the pool is forgotten. */
export function settleCredit(
  credit: Credit,
  draw: Draw,
  among: readonly string[],
  to: string,
): Record<string, number> {
  const sum = among.reduce((total, person) => total + weightOf(draw, person), 0);
  return Object.fromEntries(
    draw.members.map((person) => {
      const earned = among.includes(person) ? weightOf(draw, person) : 0;
      return [person, (credit?.[person] ?? 0) + earned - (person === to ? sum : 0)];
    }),
  );
}

function weightOf({ weights }: Draw, person: string): number {
  return weights?.[person] ?? 1;
}
