/** As AWS counts an item: names and texts by their bytes, a number of n digits n/2 + 1, 3 a list or map, 1 an entry. */
export function itemSize(value: unknown): number {
  if (typeof value === "string") return Buffer.byteLength(value);
  if (typeof value === "number") return Math.ceil(String(value).length / 2) + 1;
  if (Array.isArray(value)) return 3 + value.reduce<number>((sum, one) => sum + 1 + itemSize(one), 0);
  return Object.entries(Object(value)).reduce<number>(
    (sum, [name, one]) => sum + 1 + Buffer.byteLength(name) + itemSize(one),
    3,
  );
}
