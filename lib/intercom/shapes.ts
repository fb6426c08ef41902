import * as z from "zod/mini";

/** Checks a value against a schema: every field, every time. */
export type CheckShape = <Shape>(
  schema: z.ZodMiniType<Shape>,
  value: unknown,
) => z.core.util.SafeParseResult<Shape>;

/** Compiling takes as long as some hundred checks, so that a process of a few calls is quicker without. */
const CHECKS_BEFORE_COMPILING = 20;

interface Compiled {
  get<Shape>(schema: z.ZodMiniType<Shape>): z.ZodMiniType<Shape> | undefined;
  set<Shape>(schema: z.ZodMiniType<Shape>, compiled: z.ZodMiniType<Shape>): unknown;
}

/**
 * Makes a checker that compiles a schema to code once it is used often. Where code can't be made from text, such as
 * under a content security policy, zod goes on as before.
 */
export function createShapeChecker(): CheckShape {
  const untyped = new WeakMap();
  const compiled: Compiled = untyped;
  const checks = new WeakMap<object, number>();

  return (schema, value) => {
    const quick = compiled.get(schema);
    if (quick !== undefined) return z.safeParse(quick, value);
    const count = (checks.get(schema) ?? 0) + 1;
    checks.set(schema, count);
    if (count === CHECKS_BEFORE_COMPILING) compiled.set(schema, z.compile(schema));
    return z.safeParse(schema, value);
  };
}
