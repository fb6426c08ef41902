import type { Expectation } from "./expectation.ts";

/** Keys, expiry, recovery, protection of the one table. */
export const tableIsSafe: Expectation = ({ graph, stage }) => {
  const [table, ...others] = graph.resources.filter(({ type }) => type === "aws:dynamodb/table:Table");
  if (!table || others.length > 0) return [`there are ${others.length + (table ? 1 : 0)} tables`];
  const permanent = stage === "production";
  const wanted: readonly [string, unknown][] = [
    ["hashKey", "pk"],
    ["rangeKey", "sk"],
    ["globalSecondaryIndexes", []],
    ["localSecondaryIndexes", []],
    ["ttl", { attributeName: "expiresAt", enabled: true }],
    ["pointInTimeRecovery", { enabled: true }],
    ["deletionProtectionEnabled", permanent],
  ];
  return [
    ...wanted.flatMap(([name, value]) =>
      JSON.stringify(table.inputs[name]) === JSON.stringify(value)
        ? []
        : [`table: ${name} is not ${JSON.stringify(value)}`],
    ),
    ...(table.retainOnDelete === permanent ? [] : [`table: retained on removal is not ${permanent}`]),
  ];
};
