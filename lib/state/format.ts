import * as z from "zod/mini";
import { SwitchboardError } from "../intercom/errors/index.ts";

/** The format that every item is written in; a later one keeps loading this. */
export const FORMAT = 1;

const versioned = z.object({ v: z.number() });

/** An item was written by a newer Switchboard: it is neither guessed at nor overwritten. */
export class FormatUnknownError extends SwitchboardError {
  constructor(item: string) {
    super(
      `${item} has a format that this version does not know: deploy the version that wrote it, or a newer one`,
      {
        code: "state.format_unknown",
        retryable: true,
        details: { item },
      },
    );
    this.name = "FormatUnknownError";
  }
}

/**
 * Checks an item of the table and gives it its type. `format` is the one that the schema is of, for items that have
 * more than one. Throws FormatUnknownError, or zod's error for a damaged one.
 */
export function load<Schema extends z.ZodMiniType>(
  schema: Schema,
  name: string,
  item: unknown,
  format = FORMAT,
): z.output<Schema> {
  if (z.safeParse(versioned, item).data?.v !== format) throw new FormatUnknownError(name);
  return z.parse(schema, item);
}
