import { parkFunction } from "../lib/runtime/park-function.ts";

export const { handle } = parkFunction();
