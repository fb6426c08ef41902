import type { Model } from "../support/model.ts";

/** A check of what would be deployed: answers what is wrong, one line each, naming the resource. */
export type Expectation = (model: Model) => string[];
