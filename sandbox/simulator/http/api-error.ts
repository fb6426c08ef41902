/** A refusal that goes to the client as an `error.list` (errors-and-rate-limits.md). */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  /** The offending member or query parameter, where Intercom names one. */
  readonly field: string | undefined;
  /** Headers that belong to the refusal, such as `Allow`. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    more: { readonly field?: string; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.field = more.field;
    this.headers = more.headers ?? {};
  }

  /** The body. `requestId` is that of the header `X-Request-Id`. */
  body(requestId: string): object {
    const error = {
      code: this.code,
      message: this.message,
      ...(this.field === undefined ? {} : { field: this.field }),
    };
    return { type: "error.list", request_id: requestId, errors: [error] };
  }
}
