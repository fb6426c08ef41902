import type { Sliceable } from "../http/pages.ts";
import type { Person } from "./person.ts";
import { createSlotOrder, type SlotOrder } from "./slot-order.ts";
import { type Dates, STAMPS, type Stamp, stampOf } from "./stamps.ts";

type Kind = Person["kind"];

/** Where people without `last_request_at` come in a list sorted by it; `oldest`: where the longest unseen ones do. */
export const NULLS = ["oldest", "first", "last"] as const;

export type Nulls = (typeof NULLS)[number];

/** What a list of people asks for. */
export interface Sorting {
  readonly sort: Stamp;
  readonly order: "asc" | "desc";
  readonly nulls: Nulls;
}

/** Which slot holds a user, which a lead, and all of them in the order of each stamp. */
export interface Orders {
  /** Enters somebody, or moves who has changed. */
  place(slot: number, kind: Kind, dates: Dates): void;
  /** Enters many of one kind, at the slots from `first` on. */
  placeAll(first: number, crowd: { kind: Kind; size: number; datesAt(index: number): Dates }): void;
  remove(slot: number): void;
  kindAt(slot: number): Kind | undefined;
  count(kind: Kind): number;
  /** The slots of a kind in the order of their creation, as they are now. */
  slots(kind: Kind): readonly number[];
  /** The slots of a kind, sorted; of those created at `since` (Unix seconds) or later, if told. */
  sorted(kind: Kind, sorting: Sorting, since: number | undefined): Sliceable<number>;
}

interface Column {
  readonly values: number[];
  readonly user: SlotOrder;
  readonly lead: SlotOrder;
}

/** Part of an order, to be walked one way. */
interface Run {
  readonly from: number;
  readonly to: number;
}

/** More slots than one crowd may have: a stamp and an index make one exact number. */
const INDEXES = 2 ** 21;
/** Sorts before every stamp. */
const UNSET = -(2 ** 32);

export function createOrders(): Orders {
  const kinds: (Kind | undefined)[] = [];
  const columns = {
    created_at: column(),
    last_request_at: column(),
    signed_up_at: column(),
    updated_at: column(),
  };

  function leave(slot: number, stamp: Stamp): void {
    const kind = kinds[slot];
    if (kind !== undefined) columns[stamp][kind].remove(slot);
  }

  return {
    place(slot, kind, dates) {
      for (const stamp of STAMPS) {
        const value = stampOf(dates, stamp) ?? -Infinity;
        const { values, [kind]: order } = columns[stamp];
        if (kinds[slot] === kind && values[slot] === value) continue;
        leave(slot, stamp);
        values[slot] = value;
        order.add(slot);
      }
      kinds[slot] = kind;
    },
    placeAll(first, { kind, size, datesAt }) {
      for (let index = 0; index < size; index += 1) {
        const dates = datesAt(index);
        for (const stamp of STAMPS) columns[stamp].values[first + index] = stampOf(dates, stamp) ?? -Infinity;
        kinds[first + index] = kind;
      }
      for (const stamp of STAMPS)
        columns[stamp][kind].addSorted(sortedSlots(columns[stamp].values, first, size));
    },
    remove(slot) {
      for (const stamp of STAMPS) leave(slot, stamp);
      kinds[slot] = undefined;
    },
    kindAt: (slot) => kinds[slot],
    count: (kind) => columns.created_at[kind].size,
    slots: (kind) => kinds.flatMap((one, slot) => (one === kind ? slot : [])),
    sorted(kind, { sort, order, nulls }, since) {
      const { size } = columns[sort][kind];
      const before = since === undefined ? 0 : columns.created_at[kind].countBelow(since);
      const unset = columns[sort][kind].countBelow(-Number.MAX_VALUE);
      const apart = sort === "last_request_at" && nulls === (order === "asc" ? "last" : "first");
      const [old, rest] = [
        { from: 0, to: unset },
        { from: unset, to: size },
      ];
      const all = { from: sort === "created_at" ? before : 0, to: size };
      const runs = apart ? (order === "asc" ? [rest, old] : [old, rest]) : [all];
      const created = columns.created_at.values;
      const wanted =
        since === undefined || sort === "created_at"
          ? undefined
          : (slot: number) => (created[slot] ?? -Infinity) >= since;
      return {
        length: size - before,
        slice: (from, to) =>
          part(columns[sort][kind], runs, { from, to, backwards: order === "desc", wanted }),
      };
    },
  };
}

function column(): Column {
  const values: number[] = [];
  const valueAt = (slot: number) => values[slot] ?? -Infinity;
  return { values, user: createSlotOrder(valueAt), lead: createSlotOrder(valueAt) };
}

/** Numbers sort far faster than slots that are compared. */
function sortedSlots(values: readonly number[], first: number, size: number): readonly number[] {
  const keys = new Float64Array(size);
  for (let index = 0; index < size; index += 1) {
    keys[index] = Math.max(values[first + index] ?? UNSET, UNSET) * INDEXES + index;
  }
  return Array.from(keys.sort(), (key) => first + (key - Math.floor(key / INDEXES) * INDEXES));
}

interface Part extends Run {
  readonly backwards: boolean;
  /** Undefined: all of them. */
  readonly wanted: ((slot: number) => boolean) | undefined;
}

function part(
  order: SlotOrder,
  runs: readonly Run[],
  { from, to, backwards, wanted }: Part,
): readonly number[] {
  const found: number[] = [];
  let skip = from;
  for (const run of runs) {
    const over = wanted === undefined ? Math.min(skip, run.to - run.from) : 0;
    skip -= over;
    const walked = backwards
      ? order.walk(run.from, run.to - over, true)
      : order.walk(run.from + over, run.to, false);
    for (const slot of walked) {
      if (found.length === to - from) return found;
      if (wanted !== undefined && !wanted(slot)) continue;
      if (skip > 0) skip -= 1;
      else found.push(slot);
    }
  }
  return found;
}
