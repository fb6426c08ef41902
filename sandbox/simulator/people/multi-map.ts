/** Slots by a value that several may share. A million values of one slot each take little memory. */
export interface MultiMap {
  add(value: string, slot: number): void;
  remove(value: string, slot: number): void;
  /** In the order of creation. */
  find(value: string): readonly number[];
  count(value: string): number;
}

export function createMultiMap(): MultiMap {
  const slots = new Map<string, number | Set<number>>();
  return {
    add(value, slot) {
      const known = slots.get(value);
      if (known === undefined || known === slot) slots.set(value, slot);
      else if (typeof known === "number") slots.set(value, new Set([known, slot]));
      else known.add(slot);
    },
    remove(value, slot) {
      const known = slots.get(value);
      if (known === slot) slots.delete(value);
      if (typeof known !== "object") return;
      known.delete(slot);
      if (known.size === 0) slots.delete(value);
    },
    find(value) {
      const known = slots.get(value) ?? [];
      return typeof known === "number" ? [known] : [...known].sort((a, b) => a - b);
    },
    count(value) {
      const known = slots.get(value);
      return typeof known === "number" ? 1 : (known?.size ?? 0);
    },
  };
}
