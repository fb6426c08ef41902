import { readUnits, type Unit } from "./source-units.ts";

/** An `Endpoint` as the client declares it. */
export interface DeclaredEndpoint {
  /** The constant's name. */
  readonly constant: string;
  readonly method: string;
  readonly path: string;
}

/** A method that users of the client call. */
export interface ClientMethod {
  /** `<resource>.<method>`. */
  readonly name: string;
  readonly doc: string;
  /** The parameters as they are written. */
  readonly parameters: string;
  /** What it calls: constants' names. */
  readonly endpoints: readonly string[];
}

export interface ClientResource {
  readonly name: string;
  readonly doc: string;
  readonly methods: readonly ClientMethod[];
}

export interface ClientSource {
  readonly endpoints: readonly DeclaredEndpoint[];
  readonly resources: readonly ClientResource[];
}

/** What the client declares and offers, read from lib/intercom/resources. Throws for what it can't make out. */
export function readClientSource(): ClientSource {
  const units = readUnits();
  const tops = new Map(units.filter(({ inside }) => inside === undefined).map((unit) => [unit.name, unit]));
  const endpoints = [...tops.values()].filter(isEndpoint).map((unit) => declared(unit, tops));
  const constants = new Set(endpoints.map(({ constant }) => constant));

  const resources = [...tops.values()]
    .filter(({ name }) => name.endsWith("Resource"))
    .map((resource) => {
      const name = resource.name.slice(0, -"Resource".length);
      const methods = methodsOf(resource.name, units).map((unit) => ({
        name: `${name}.${unit.name}`,
        doc: unit.doc,
        parameters: parametersOf(unit.text),
        endpoints: reachable(unit, units, constants),
      }));
      return { name, doc: resource.doc, methods };
    });
  return { endpoints, resources: resources.sort((a, b) => a.name.localeCompare(b.name)) };
}

function isEndpoint({ text }: Unit): boolean {
  return /^const \w+: \w*Endpoint</.test(text);
}

function declared(unit: Unit, tops: ReadonlyMap<string, Unit>): DeclaredEndpoint {
  const [method, path] = ["method", "path"].map((key) => property(unit, key, tops));
  if (method === undefined || path === undefined) {
    throw new Error(`${unit.file}: ${unit.name} has no method or path that can be read`);
  }
  return { constant: unit.name, method, path };
}

/** A property's string, its own or one that was spread in. */
function property({ text }: Unit, key: string, tops: ReadonlyMap<string, Unit>): string | undefined {
  const own = new RegExp(`\\b${key}: "([^"]+)"`).exec(text)?.[1];
  if (own !== undefined) return own;
  const spread = tops.get(/\.\.\.(\w+)/.exec(text)?.[1] ?? "");
  return spread && property(spread, key, tops);
}

function methodsOf(owner: string, units: readonly Unit[]): readonly Unit[] {
  return units
    .filter(({ inside, isMethod }) => inside === owner && isMethod)
    .flatMap((unit) => (unit.text.startsWith("    ...") ? methodsOf(unit.name, units) : [unit]));
}

/** The endpoints that a unit names, or that something it names names. */
function reachable(
  from: Unit,
  units: readonly Unit[],
  constants: ReadonlySet<string>,
  seen: Set<Unit> = new Set(),
): readonly string[] {
  if (seen.has(from)) return [];
  seen.add(from);
  const words = wordsOf(from);
  const found = words.flatMap((word) => {
    if (constants.has(word)) return [word];
    const target =
      units.find(({ name, inside, isMethod, file }) => {
        return (
          name === word && !isMethod && inside === from.inside && file === from.file && inside !== undefined
        );
      }) ?? units.find(({ name, inside }) => name === word && inside === undefined);
    return target === undefined ? [] : reachable(target, units, constants, seen);
  });
  return [...new Set(found)];
}

/** The names it may refer to: not its own, not those in strings and comments, not those after a dot. */
function wordsOf({ text, isMethod }: Unit): readonly string[] {
  const own = isMethod ? text.replace(/^ *(?:async )?\*?\w+/, "") : text;
  const code = own.replaceAll(/"[^"]*"|\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
  return [...new Set(code.match(/(?<!\.)\b\w+\b/g))];
}

/** From the first parenthesis to the one that closes it. */
function parametersOf(text: string): string {
  const start = text.indexOf("(");
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === "(") depth += 1;
    if (text[at] === ")") depth -= 1;
    if (depth === 0) {
      return text
        .slice(start + 1, at)
        .replaceAll(/\s+/g, " ")
        .replace(/,? ?$/, "")
        .trim();
    }
  }
  throw new Error(`no parameters in ${text.slice(0, 60)}`);
}
