import { HalftoneError } from './halftone-error.ts';

export interface ConfigProblem {
  readonly variable: string;
  /** What was found; null where it is a secret. */
  readonly found: string | null;
  readonly expected: string;
}

/** The environment holds values that cannot be used: all of them, each with what was expected. */
export class ConfigError extends HalftoneError {
  constructor(problems: readonly ConfigProblem[]) {
    super('INVALID_CONFIG', 500, problems.map(describe).join('\n'));
  }
}

function describe({ variable, found, expected }: ConfigProblem): string {
  const value = found === null ? 'its value' : JSON.stringify(found);
  return `${variable}: expected ${expected}, found ${value}`;
}
