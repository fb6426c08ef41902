import * as z from "zod/mini";
import { hours, tagged } from "../lib/conditions/index.ts";
import { alternatives, unwrapped } from "../lib/rules/check/schema.ts";
import type { DocumentedObject } from "./settings-source.ts";

type Schema = z.core.$ZodType;

/** One setting of the reference. */
export interface SettingRow {
  /** `rules.autoAssign.routes[].to.pool`; `<name>` stands for a name of one's own. */
  readonly path: string;
  readonly type: string;
  /** As it is written in the settings; undefined without one. */
  readonly byDefault: string | undefined;
  readonly isRequired: boolean;
  readonly doc: string;
}

/** Every setting below a schema, outer before inner, in the order of the source. */
export function rowsOf(schema: Schema, path: string, objects: readonly DocumentedObject[]): SettingRow[] {
  return alternatives(schema).flatMap((one) => {
    if (one instanceof z.core.$ZodArray) return rowsOf(one._zod.def.element, `${path}[]`, objects);
    if (one instanceof z.core.$ZodRecord) return rowsOf(one._zod.def.valueType, `${path}.<name>`, objects);
    return one instanceof z.core.$ZodObject ? membersOf(one, path, objects) : [];
  });
}

function membersOf(
  schema: z.core.$ZodObject,
  path: string,
  objects: readonly DocumentedObject[],
): SettingRow[] {
  const shape: Readonly<Record<string, Schema>> = schema._zod.def.shape;
  const keys = Object.keys(shape).join();
  const source = objects.find((object) => object.keys.join() === keys);
  return Object.entries(shape).flatMap(([key, member]) => {
    const at = path === "" ? key : `${path}.${key}`;
    const row = {
      path: at,
      type: typeOf(member),
      byDefault: defaultOf(member),
      isRequired: member._zod.optin === undefined,
      doc: source?.docs.get(key) ?? "",
    };
    return [row, ...rowsOf(member, at, objects)];
  });
}

function defaultOf(schema: Schema): string | undefined {
  if (schema instanceof z.core.$ZodDefault || schema instanceof z.core.$ZodPrefault) {
    return JSON.stringify(schema._zod.def.defaultValue);
  }
  const inner = unwrapped(schema);
  return inner === undefined ? undefined : defaultOf(inner);
}

function typeOf(schema: Schema): string {
  return [...new Set(alternatives(schema).map(kindOf))].join(" or ");
}

// What a builder makes is known by being taken.
const MADE = [
  { made: tagged("a"), kind: "condition" },
  { made: hours({ timeZone: "UTC", weekly: {} }), kind: "hours" },
];

function kindOf(schema: Schema): string {
  if (schema instanceof z.core.$ZodEnum)
    return Object.values(schema._zod.def.entries).map(written).join(" or ");
  if (schema instanceof z.core.$ZodLiteral) return schema._zod.def.values.map(written).join(" or ");
  if (schema instanceof z.core.$ZodArray) return `list of ${typeOf(schema._zod.def.element)}`;
  if (schema instanceof z.core.$ZodRecord) return `${typeOf(schema._zod.def.valueType)} by name`;
  if (schema instanceof z.core.$ZodNumber) return numberOf(schema);
  if (schema instanceof z.core.$ZodString) return "text";
  if (schema instanceof z.core.$ZodBoolean) return "true or false";
  if (schema instanceof z.core.$ZodObject) return "object";
  return MADE.find(({ made }) => z.safeParse(schema, made).success)?.kind ?? schema._zod.def.type;
}

function numberOf(schema: z.core.$ZodNumber): string {
  const { checks = [] } = schema._zod.def;
  const noun = schema instanceof z.core.$ZodNumberFormat ? "whole number" : "number";
  const bounds = checks.flatMap(({ _zod: { def } }) => boundOf(def));
  return [noun, ...bounds].join(", ");
}

function boundOf(def: z.core.$ZodCheckDef): string[] {
  if (!("value" in def) || !("inclusive" in def)) return [];
  const isLeast = def.check === "greater_than";
  if (def.inclusive === true) return [`${isLeast ? "at least" : "at most"} ${def.value}`];
  return [`${isLeast ? "above" : "below"} ${def.value}`];
}

function written(value: unknown): string {
  return JSON.stringify(value);
}
