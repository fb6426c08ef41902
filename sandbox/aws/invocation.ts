/** Why an invocation failed, in the shape that Lambda gives to its callers. */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
}

/** What came of invoking a function. `result` has been through JSON, as on Lambda. */
export type Invocation =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly error: FunctionError };

/** Invokes a function with an event and waits for its answer. Never rejects. */
export type Invoke = (event: unknown) => Promise<Invocation>;
