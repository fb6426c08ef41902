import * as z from "zod/mini";
import { flag, number, open, text, time } from "./values.ts";

/** A standard or custom attribute of people or companies (docs/intercom-api-1.3/data-attributes.md §1). */
export const dataAttribute = z.looseObject({
  type: open<"data_attribute">(),
  /** The last part of `full_name`; several attributes may share it. */
  name: z.string(),
  /** The path to the value, parted by dots, such as `custom_attributes.paid`. Unique. */
  full_name: z.string(),
  label: text,
  description: text,
  data_type: open<"string" | "integer" | "float" | "boolean" | "date">(),
  /** Of a list attribute, the values to choose from. */
  options: z.nullish(z.array(z.string())),
  api_writable: flag,
  ui_writable: flag,
  messenger_writable: flag,
  custom: z.boolean(),
  archived: flag,
  /** Of a custom one, the teammate who made it. */
  admin_id: text,
  created_at: time,
  updated_at: time,
  /** Of a custom one, since later versions. */
  id: number,
});
export type DataAttribute = z.infer<typeof dataAttribute>;

export const dataAttributeList = z.looseObject({ data_attributes: z.array(dataAttribute) });
export type DataAttributeList = z.infer<typeof dataAttributeList>;
