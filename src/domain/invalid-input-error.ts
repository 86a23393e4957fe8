import { HalftoneError } from './halftone-error.ts';

/** An argument that no valid request can carry; `message` names the argument and what was expected. */
export class InvalidInputError extends HalftoneError {
  constructor(message: string) {
    super('INVALID_INPUT', 400, message);
  }
}
