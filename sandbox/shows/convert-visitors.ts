import type { Product } from "../product.ts";
import { nameFrom } from "../stream.ts";
import type { RuleShow } from "./rule-show.ts";

/** After every third customer somebody visits the website; after the one that follows, they sign up. */
const EVERY = 3;

interface Visitor {
  /** The one that the Messenger gives. */
  readonly id: string;
  readonly name: string;
  /** Epoch milliseconds: since when the rule is expected to decide; undefined before the sign-up. */
  since?: number;
  isDecided: boolean;
}

/** Visitors who sign up with the product a moment later, whose back end tells Switchboard. */
export function convertVisitorsShow(product: Product, clock: () => number): RuleShow {
  const visitors = new Map<string, Visitor>();
  let converted = 0;
  return {
    rule: "convert-visitors",
    async happen(n, { random }) {
      if (n % EVERY === 0) {
        const name = nameFrom(random);
        const id = await product.visit(name);
        visitors.set(id, { id, name, isDecided: false });
      }
      const last = [...visitors.values()].at(-1);
      if (n % EVERY === 1 && last !== undefined && last.since === undefined) {
        last.since = clock();
        await product.signUp(last.id, `u-${n}`);
      }
    },
    heard({ outcome, object, because }, narrator, nowMs) {
      const visitor = visitors.get(object.replace(/^person#/, ""));
      if (visitor === undefined) return undefined;
      visitor.isDecided = true;
      if (outcome !== "acted" && outcome !== "planned") return undefined;
      converted += 1;
      const what = outcome === "planned" ? "(dry run)" : "converted";
      const tookMs = nowMs - (visitor.since ?? nowMs);
      return narrator.event({ who: `${visitor.name}, a visitor, signs up`, what, tookMs, because }, nowMs);
    },
    waiting: () =>
      [...visitors.values()].filter(({ since, isDecided }) => since !== undefined && !isDecided).length,
    summary() {
      const signedUp = [...visitors.values()].filter(({ since }) => since !== undefined).length;
      return signedUp === 0
        ? []
        : [`${signedUp} visitors signed up, of whom ${converted} were converted, or would have been.`];
    },
  };
}
