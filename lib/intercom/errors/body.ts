import * as z from "zod/mini";
import { isJsonObject, parseJson } from "../json.ts";

/** What an answer's body turned out to be. */
export type AnswerBody =
  | { readonly kind: "error_list"; readonly json: ErrorList }
  | { readonly kind: "other_json"; readonly json: unknown }
  | { readonly kind: "html" | "empty" | "text" };

const word = z.nullish(z.union([z.string(), z.number()]));

/** Old bodies have `type` instead of `code` (docs/intercom-api-1.3/errors-and-rate-limits.md). */
const errorList = z.looseObject({
  type: z.literal("error.list"),
  request_id: z.catch(z.nullish(z.string()), null),
  errors: z.catch(
    z.array(
      z.looseObject({ type: word, code: word, message: z.nullish(z.string()), field: z.nullish(z.string()) }),
    ),
    [],
  ),
});
export type ErrorList = z.infer<typeof errorList>;

/** Gateways answer with HTML or nothing at all, so a body's kind is found by looking. Never throws. */
export function readBody(text: string): AnswerBody {
  const trimmed = text.trim();
  if (trimmed === "") return { kind: "empty" };
  if (trimmed.startsWith("<")) return { kind: "html" };
  const json = parseJson(trimmed);
  if (json === undefined) return { kind: "text" };
  // Almost every answer is something else, and is told apart by one field.
  if (!isJsonObject(json) || json["type"] !== "error.list") return { kind: "other_json", json };
  const list = z.safeParse(errorList, json);
  return list.success ? { kind: "error_list", json: list.data } : { kind: "other_json", json };
}
