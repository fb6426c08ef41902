/**
 * Shows that the expectations of test/infrastructure/ can fail: makes one mistake after the other in copies of
 * stacks/, and looks whether the right expectation notices. `node scripts/infra-mutations.ts [--sample N]` takes N
 * of them, evenly spread. Ends with 1 when a mistake goes unnoticed.
 */
import { parseArgs } from "node:util";
import { mutations } from "../test/infrastructure/mutations.ts";
import { tryMutations } from "../test/infrastructure/support/try-mutations.ts";

const { values } = parseArgs({ options: { sample: { type: "string" } } });
const size = values.sample === undefined ? mutations.length : Number(values.sample);
if (!Number.isInteger(size) || size < 1) throw new TypeError("--sample takes a whole number from 1");
const step = Math.max(1, mutations.length / size);
const sample = mutations.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));

const { tried, caught } = await tryMutations(sample, console.log);
console.log(`${caught} of ${tried} mistakes noticed`);
process.exitCode = caught === tried ? 0 : 1;
