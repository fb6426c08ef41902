import * as z from "zod/mini";

/** One statement of an IAM policy: what it allows, on what, and to whom (for a policy that stands on a resource). */
export interface Statement {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly principals: readonly { readonly type: string; readonly identifiers: readonly string[] }[];
  readonly conditions: readonly {
    readonly test: string;
    readonly variable: string;
    readonly values: readonly string[];
  }[];
}

const document = z.object({
  Statement: z.array(
    z.looseObject({
      Effect: z.literal("Allow"),
      Action: z.array(z.string()),
      Resource: z.array(z.string()),
      Principal: z.optional(z.array(z.object({ type: z.string(), identifiers: z.array(z.string()) }))),
      Condition: z.optional(
        z.array(z.object({ test: z.string(), variable: z.string(), values: z.array(z.string()) })),
      ),
    }),
  ),
});

/** Reads a policy as the look-up of `child/aws.ts` writes it. Throws for anything but statements that allow. */
export function statementsOf(policy: string): Statement[] {
  return document.parse(JSON.parse(policy)).Statement.map((statement) => ({
    actions: statement.Action,
    resources: statement.Resource,
    principals: statement.Principal ?? [],
    conditions: statement.Condition ?? [],
  }));
}
