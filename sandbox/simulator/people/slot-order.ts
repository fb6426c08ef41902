/**
 * Slots (a person's place in the order of creation) sorted by a stamp, those with the same stamp by themselves. Held in
 * chunks, so that a change moves a few hundred numbers, whatever the size.
 */
export interface SlotOrder {
  readonly size: number;
  /** The slot's stamp must be known by then. */
  add(slot: number): void;
  /** The slot's stamp must still be that of `add`. */
  remove(slot: number): void;
  /** Adds many at once; they must be in order among themselves. */
  addSorted(slots: readonly number[]): void;
  /** How many have a stamp below this one. */
  countBelow(stamp: number): number;
  /** The slots at the places `from` up to `to`, not included; the last one first if `backwards`. */
  walk(from: number, to: number, backwards: boolean): Iterable<number>;
}

const CHUNK = 512;

/** `stampOf` answers -Infinity for a slot without the stamp. */
export function createSlotOrder(stampOf: (slot: number) => number): SlotOrder {
  let chunks: number[][] = [];
  let size = 0;

  // Two slots without the stamp have NaN for their difference, and go by themselves.
  const difference = (a: number, b: number) => stampOf(a) - stampOf(b) || a - b;

  /** The chunk that `isBelow` ends in, and the place in it. */
  function locate(isBelow: (slot: number) => boolean): { readonly chunk: number; readonly place: number } {
    const chunk = partition(chunks.length, (n) => isBelow(chunks[n]?.at(-1) ?? 0));
    const slots = chunks[chunk] ?? [];
    return { chunk, place: partition(slots.length, (n) => isBelow(slots[n] ?? 0)) };
  }

  function* walk(from: number, to: number, backwards: boolean): Iterable<number> {
    const step = backwards ? -1 : 1;
    let left = to - from;
    let { chunk, place } = placeOf(chunks, size, backwards ? to - 1 : from);
    for (; left > 0; chunk += step) {
      const slots = chunks[chunk];
      if (slots === undefined) return;
      if (place < 0) place = backwards ? slots.length - 1 : 0;
      for (; left > 0 && place >= 0 && place < slots.length; place += step, left -= 1)
        yield slots[place] ?? 0;
      place = -1;
    }
  }

  return {
    get size() {
      return size;
    },
    add(slot) {
      const { chunk, place } = locate((other) => difference(other, slot) < 0);
      // Beyond the last chunk's end is still in the last chunk.
      const target = chunks[chunk] ?? chunks.at(-1);
      if (target === undefined) chunks.push([slot]);
      else target.splice(chunks[chunk] === undefined ? target.length : place, 0, slot);
      if (target !== undefined && target.length > 2 * CHUNK) {
        chunks.splice(chunks.indexOf(target) + 1, 0, target.splice(CHUNK));
      }
      size += 1;
    },
    remove(slot) {
      const { chunk, place } = locate((other) => difference(other, slot) < 0);
      const slots = chunks[chunk];
      if (slots?.[place] !== slot) throw new RangeError(`The slot ${slot} is not where its stamp says.`);
      slots.splice(place, 1);
      if (slots.length === 0) chunks.splice(chunk, 1);
      size -= 1;
    },
    addSorted(slots) {
      chunks = chunked(merge(chunks.flat(), slots, difference));
      size += slots.length;
    },
    countBelow(stamp) {
      const { chunk, place } = locate((slot) => stampOf(slot) < stamp);
      return chunks.slice(0, chunk).reduce((sum, { length }) => sum + length, place);
    },
    walk,
  };
}

/** The first of `size` places at which `isBelow` no longer holds. */
function partition(size: number, isBelow: (place: number) => boolean): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBelow(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Looks from the nearer end: pages lie near the ends. */
function placeOf(chunks: readonly (readonly number[])[], size: number, rank: number) {
  if (rank < size / 2) {
    let [chunk, place] = [0, rank];
    for (let length = chunks[0]?.length ?? 0; place >= length && chunk < chunks.length; ) {
      place -= length;
      chunk += 1;
      length = chunks[chunk]?.length ?? 0;
    }
    return { chunk, place };
  }
  let [chunk, before] = [chunks.length, size];
  while (before > rank && chunk > 0) {
    chunk -= 1;
    before -= chunks[chunk]?.length ?? 0;
  }
  return { chunk, place: rank - before };
}

function merge(
  old: readonly number[],
  added: readonly number[],
  difference: (a: number, b: number) => number,
): readonly number[] {
  const [first, last] = [added[0], old.at(-1)];
  if (first === undefined || last === undefined) return old.length === 0 ? added : old;
  const merged: number[] = [];
  let next = 0;
  for (const slot of old) {
    for (let other = added[next]; other !== undefined && difference(other, slot) < 0; other = added[next]) {
      merged.push(other);
      next += 1;
    }
    merged.push(slot);
  }
  for (; next < added.length; next += 1) merged.push(added[next] ?? 0);
  return merged;
}

function chunked(slots: readonly number[]): number[][] {
  const chunks: number[][] = [];
  for (let from = 0; from < slots.length; from += CHUNK) chunks.push(slots.slice(from, from + CHUNK));
  return chunks;
}
