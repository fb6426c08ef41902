import * as z from "zod/mini";

type Schema = z.core.$ZodType;
type Path = readonly PropertyKey[];

/** `rules.tagLeads.tags[0].when` */
export function pathOf(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    return text === "" ? String(step) : `${text}.${String(step)}`;
  }, "");
}

/** What stands at a path; undefined when nothing does. */
export function valueAt(input: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
}

/** The keys that an object at this path may have. */
export function keysAt(schema: Schema, path: Path): string[] {
  const [step, ...rest] = path;
  const schemas = alternatives(schema);
  if (step !== undefined)
    return unique(schemas.flatMap((one) => inside(one, step)).flatMap((one) => keysAt(one, rest)));
  return unique(
    schemas.flatMap((one) => (one instanceof z.core.$ZodObject ? Object.keys(one._zod.def.shape) : [])),
  );
}

/** What a schema allows, without its wrappings: one, or each alternative of a union. */
export function alternatives(schema: Schema): Schema[] {
  if (schema instanceof z.core.$ZodUnion) return schema._zod.def.options.flatMap(alternatives);
  const inner = unwrapped(schema);
  return inner === undefined ? [schema] : alternatives(inner);
}

/** The schema within one that only adds a default or the like; undefined when it is none of these. */
export function unwrapped(schema: Schema): Schema | undefined {
  if (
    schema instanceof z.core.$ZodOptional ||
    schema instanceof z.core.$ZodDefault ||
    schema instanceof z.core.$ZodPrefault ||
    schema instanceof z.core.$ZodNullable ||
    schema instanceof z.core.$ZodReadonly
  ) {
    return schema._zod.def.innerType;
  }
  if (schema instanceof z.core.$ZodPipe) return schema._zod.def.in;
  return schema instanceof z.core.$ZodLazy ? schema._zod.innerType : undefined;
}

function inside(schema: Schema, step: PropertyKey): Schema[] {
  if (schema instanceof z.core.$ZodObject) {
    const member: Schema | undefined = schema._zod.def.shape[String(step)];
    return member === undefined ? [] : [member];
  }
  if (schema instanceof z.core.$ZodArray) return [schema._zod.def.element];
  return schema instanceof z.core.$ZodRecord ? [schema._zod.def.valueType] : [];
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
