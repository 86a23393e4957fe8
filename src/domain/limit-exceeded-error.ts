import { HalftoneError } from './halftone-error.ts';

/** An upload or an option went over a limit of the server; `message` names the limit and its size. */
export class LimitExceededError extends HalftoneError {
  constructor(message: string) {
    super('LIMIT_EXCEEDED', 413, message);
  }
}
