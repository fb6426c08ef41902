import * as z from "zod/mini";
import { text } from "./values.ts";

/** The page-number links of a list (docs/intercom-api-1.3/00-common.md §4.1). */
export const pageLinks = z.looseObject({
  type: text,
  /** An absolute URL; null or absent on the last page. */
  next: text,
  page: z.nullish(z.number()),
  per_page: z.nullish(z.number()),
  total_pages: z.nullish(z.number()),
});
export type PageLinks = z.infer<typeof pageLinks>;

/** What every list by page number carries besides its entries. */
export const listFields = {
  pages: z.nullish(pageLinks),
  /** All matches, not those of this page. */
  total_count: z.nullish(z.number()),
  limited: z.nullish(z.boolean()),
};
