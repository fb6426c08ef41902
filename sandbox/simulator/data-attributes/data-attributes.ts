import type { AttributeValue } from "../people/person.ts";

/** Users, leads and visitors share one set; companies have another (data-attributes.md). */
export type AttributeModel = "customer" | "company";

/** A custom attribute. Stamps are Unix seconds. */
export interface CustomAttribute {
  readonly name: string;
  readonly dataType: "string" | "integer" | "float" | "boolean" | "date";
  readonly createdAt: number;
  updatedAt: number;
  archived: boolean;
  options: readonly string[] | undefined;
}

/** The custom attributes of a workspace. They come to exist by being written. */
export interface DataAttributes {
  /** How many of a model a workspace has room for; archived ones take none. */
  readonly limit: number;
  /** Creates those that are new; null has no type, and creates none. `now` is Unix seconds. */
  learn(model: AttributeModel, values: ReadonlyMap<string, AttributeValue | null>, now: number): void;
  find(model: AttributeModel, name: string): CustomAttribute | undefined;
  /** How many aren't archived. */
  active(model: AttributeModel): number;
  /** In the order of their creation, archived ones too. */
  all(model: AttributeModel): readonly CustomAttribute[];
}

export function createDataAttributes(limit: number): DataAttributes {
  const sets = {
    customer: new Map<string, CustomAttribute>(),
    company: new Map<string, CustomAttribute>(),
  };
  return {
    limit,
    learn(model, values, now) {
      for (const [name, value] of values) {
        if (value === null || sets[model].has(name)) continue;
        const dataType = typeOf(name, value);
        sets[model].set(name, {
          name,
          dataType,
          createdAt: now,
          updatedAt: now,
          archived: false,
          options: undefined,
        });
      }
    },
    find: (model, name) => sets[model].get(name),
    active: (model) => [...sets[model].values()].filter(({ archived }) => !archived).length,
    all: (model) => [...sets[model].values()],
  };
}

/** The facts' guess: a whole number under a name that ends in `_at` is a date (data-attributes.md, section 4). */
function typeOf(name: string, value: AttributeValue): CustomAttribute["dataType"] {
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "boolean";
  if (!Number.isInteger(value)) return "float";
  return name.endsWith("_at") ? "date" : "integer";
}
