/**
 * Shows that the expectations of test/infrastructure/ can fail: makes one mistake after the other in copies of
 * stacks/, and looks whether the right expectation notices. `node scripts/infra-mutations.ts [--sample N]` takes N
 * of them, evenly spread. Ends with 1 when a mistake goes unnoticed.
 */
import { parseArgs } from "node:util";
import { violationsOf } from "../test/infrastructure/expectations.ts";
import { type Mutation, mutations } from "../test/infrastructure/mutations.ts";
import { noticed } from "../test/infrastructure/support/copy.ts";
import { modelOf } from "../test/infrastructure/support/model.ts";
import { ROOT, SECRETS, synth } from "../test/infrastructure/support/synth.ts";

const AT_ONCE = 2;

const { values } = parseArgs({ options: { sample: { type: "string" } } });
const size = values.sample === undefined ? mutations.length : Number(values.sample);
if (!Number.isInteger(size) || size < 1) throw new TypeError("--sample takes a whole number from 1");
const step = Math.max(1, mutations.length / size);
const sample = mutations.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));

await checkUnchanged();
const queue = [...sample];
const outcomes = await Promise.all(Array.from({ length: AT_ONCE }, () => work()));
const unnoticed = outcomes.reduce((sum, count) => sum + count, 0);
console.log(`${sample.length - unnoticed} of ${sample.length} mistakes noticed`);
process.exitCode = unnoticed === 0 ? 0 : 1;

/** What is noticed in a copy means nothing if it is noticed without the mistake, too. */
async function checkUnchanged(): Promise<void> {
  for (const stage of new Set(sample.map((mutation) => mutation.stage))) {
    const violations = violationsOf(modelOf(await synth({ root: ROOT, stage, secrets: SECRETS })));
    if (Object.keys(violations).length > 0) {
      throw new Error(`stage ${stage} does not meet its expectations: ${JSON.stringify(violations)}`);
    }
  }
}

async function work(): Promise<number> {
  let missed = 0;
  for (let mutation = queue.shift(); mutation !== undefined; mutation = queue.shift()) {
    if (!(await report(mutation))) missed += 1;
  }
  return missed;
}

async function report(mutation: Mutation): Promise<boolean> {
  const { name, caughtBy } = mutation;
  const violations = (await noticed(mutation))[caughtBy];
  console.log(
    violations ? `noticed    ${name}: ${caughtBy}: ${violations[0]}` : `UNNOTICED  ${name}: ${caughtBy}`,
  );
  return violations !== undefined;
}
