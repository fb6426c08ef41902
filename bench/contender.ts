/** The user of bench/user-body.ts. */
export const USER_ID = "5d0a1c7e9b3f4a2d61000007";

export const TOKEN = "dG9rOmJlbmNo";

/** Whatever reads a user over HTTP. */
export interface Contender {
  /** Reads a user once; answers the id, so that nobody is measured without an answer. */
  readonly read: () => Promise<string>;
  readonly close?: () => Promise<void>;
}
