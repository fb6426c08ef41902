/** The folder of a kept workspace can't be used; the text says why. */
export class KeepError extends Error {
  readonly code = "simulator.keep";

  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "KeepError";
  }
}
