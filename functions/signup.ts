import { signupFunction } from "../lib/runtime/signup-function.ts";

export const { handle } = signupFunction();
