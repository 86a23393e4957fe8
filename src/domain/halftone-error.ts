/**
 * The base of every error Halftone causes on purpose. `message` is public: it is written for the person
 * who can fix it and never carries a path, an address or a stack of this machine. The edges (GraphQL,
 * HTTP, the process's exit) map it; anything that is not a HalftoneError is masked there.
 */
export class HalftoneError extends Error {
  /** Stable, for programs: `UPPER_SNAKE_CASE`. */
  readonly code: string;
  /** The HTTP status an edge answers with. */
  readonly status: number;

  constructor(code: string, status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
    this.status = status;
  }
}
