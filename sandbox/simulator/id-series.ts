import { seededRandom } from "./random.ts";

/** Ids of one kind, none of them twice: each is a function of the seed and of its number. */
export interface IdSeries {
  next(): string;
  /** The next `size` of them at once. */
  take(size: number): IdBlock;
}

/** Ids that were taken at once. They are worked out when asked for: a million of them needs no memory. */
export interface IdBlock {
  /** The id at a place, from 0. */
  at(index: number): string;
  /** The place of an id; undefined for one that isn't among them. */
  indexOf(id: string): number | undefined;
}

/** How an id looks. */
export interface IdShape {
  readonly alphabet: string;
  /** How many random characters come first. */
  readonly random: number;
  /** How many characters of a counter come last: no id comes twice. */
  readonly counter: number;
  readonly radix: number;
}

const UUID: IdShape = { alphabet: "0123456789abcdef", random: 22, counter: 8, radix: 16 };

export function idSeries(seed: number, shape: IdShape): IdSeries {
  return seriesOf(idsBy(seed, shape), shape);
}

/** UUIDs. */
export function uuidSeries(seed: number): IdSeries {
  const hexOf = idsBy(seed, UUID);
  return seriesOf((number) => {
    const hex = hexOf(number);
    const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(12, 15)}`, `8${hex.slice(15, 18)}`];
    return `${parts.join("-")}-${hex.slice(18)}`;
  }, UUID);
}

function idsBy(seed: number, { alphabet, random, counter, radix }: IdShape): (number: number) => string {
  const first = Buffer.alloc(random);
  return (number) => {
    const next = seededRandom(seed, (number - 1) * random);
    for (let n = 0; n < random; n += 1) first[n] = alphabet.charCodeAt(Math.floor(next() * alphabet.length));
    return first.toString("latin1") + number.toString(radix).padStart(counter, "0");
  };
}

function seriesOf(idOf: (number: number) => string, { counter, radix }: IdShape): IdSeries {
  let taken = 0;
  return {
    next() {
      taken += 1;
      return idOf(taken);
    },
    take(size) {
      const first = taken + 1;
      taken += size;
      // Who is found by an id is then shown with it.
      let last = { index: -1, id: "" };
      const at = (index: number): string => {
        if (last.index !== index) last = { index, id: idOf(first + index) };
        return last.id;
      };
      return {
        at,
        indexOf(id) {
          const index = Number.parseInt(id.slice(-counter), radix) - first;
          return index >= 0 && index < size && at(index) === id ? index : undefined;
        },
      };
    },
  };
}
