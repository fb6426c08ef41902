import * as z from "zod/mini";

const batchResponse = z.nullish(
  z.object({ batchItemFailures: z.nullish(z.array(z.object({ itemIdentifier: z.string() }))) }),
);

/**
 * Which messages of a batch Lambda deletes after the function has answered: all of them for null, `{}` and an empty
 * or null list; those not named otherwise. Undefined means that the whole batch failed: the answer has another
 * shape, or names an empty identifier or one that isn't in the batch.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting
 */
export function succeeded(messageIds: readonly string[], response: unknown): readonly string[] | undefined {
  const parsed = z.safeParse(batchResponse, response);
  if (!parsed.success) return undefined;
  const failed = new Set((parsed.data?.batchItemFailures ?? []).map((failure) => failure.itemIdentifier));
  if ([...failed].some((id) => !messageIds.includes(id))) return undefined;
  return messageIds.filter((id) => !failed.has(id));
}
