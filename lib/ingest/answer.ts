/** What the function URL answers to Intercom. */
export interface Answer {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

const EMPTY = "";

/** Accepted: Intercom won't send it again. */
export const ACCEPTED: Answer = { statusCode: 200, body: EMPTY };

/** Wrong or no signature. The body is empty, so that a forger learns nothing. */
export const UNAUTHORIZED: Answer = { statusCode: 401, body: EMPTY };

/** An answer that says what was wrong with the request and what to do, as JSON. */
export function refuse(statusCode: number, problem: string, remedy: string): Answer {
  return {
    statusCode,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ problem, remedy }),
  };
}
