import { violationsOf } from "../expectations.ts";
import type { Mutation } from "../mutations.ts";
import { noticed } from "./copy.ts";
import { modelOf } from "./model.ts";
import { ROOT, SECRETS, synth } from "./synth.ts";

const AT_ONCE = 2;

/**
 * Makes one mistake after the other in copies of stacks/, and answers how many the right expectation notices. `tell`
 * gets a line for each. Throws when the project itself, without any mistake, does not meet an expectation: what is
 * noticed in a copy would mean nothing then.
 */
export async function tryMutations(
  sample: readonly Mutation[],
  tell: (line: string) => void,
): Promise<{ readonly tried: number; readonly caught: number }> {
  for (const stage of new Set(sample.map((mutation) => mutation.stage))) {
    const violations = violationsOf(modelOf(await synth({ root: ROOT, stage, secrets: SECRETS })));
    if (Object.keys(violations).length > 0) {
      throw new Error(`stage ${stage} does not meet its expectations: ${JSON.stringify(violations)}`);
    }
  }
  const queue = [...sample];
  let caught = 0;
  async function work(): Promise<void> {
    for (let mutation = queue.shift(); mutation !== undefined; mutation = queue.shift()) {
      const { name, caughtBy } = mutation;
      const violations = (await noticed(mutation))[caughtBy];
      if (violations !== undefined) caught += 1;
      tell(
        violations ? `noticed    ${name}: ${caughtBy}: ${violations[0]}` : `UNNOTICED  ${name}: ${caughtBy}`,
      );
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, () => work()));
  return { tried: sample.length, caught };
}
