import { HalftoneError } from '../domain/halftone-error.ts';

/**
 * What a command that fails writes to standard error: what is wrong and how to fix it, without a stack where the
 * cause is the operator's to fix. Anything else is a mistake of Halftone and is shown whole.
 */
export function explainFailure(error: unknown): string {
  if (error instanceof HalftoneError) {
    return missingModule(error.cause) ?? `${error.message}${systemCause(error)}`;
  }
  if (!(error instanceof Error)) return String(error);
  const { code, syscall } = error as NodeJS.ErrnoException;
  const explanation = missingModule(error) ?? explanations[`${syscall} ${code}`]?.(error);
  if (explanation !== undefined) return explanation;
  return syscall === undefined ? (error.stack ?? error.message) : error.message;
}

/** What the operating system said, with its path, where that is the cause. */
function systemCause({ cause }: Error): string {
  const isOfSystem = cause instanceof Error && (cause as NodeJS.ErrnoException).syscall !== undefined;
  return isOfSystem ? ` (${cause.message})` : '';
}

/** What Node adds to an error of `listen`. */
interface ListenError extends Error {
  readonly address?: string;
  readonly port?: number;
  readonly hostname?: string;
}

const explanations: Readonly<Record<string, (error: ListenError) => string>> = {
  'listen EADDRINUSE': ({ port }) =>
    `Port ${port} is taken. Set PORT to another one, or stop what listens there.`,
  'listen EACCES': ({ port }) =>
    `This user may not listen on port ${port}. Set PORT to one from 1024 up, and put a reverse proxy in front of it.`,
  'listen EADDRNOTAVAIL': ({ address }) =>
    `${address} is not an address of this machine. Set HOST to one of its addresses; 0.0.0.0 is all of them.`,
  'getaddrinfo ENOTFOUND': ({ hostname }) =>
    `There is no address for the name ${hostname}. Set HOST to an address of this machine; 0.0.0.0 is all of them.`,
};

/** What to do where that is what went wrong; else undefined. */
function missingModule(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  if (error.code !== 'MODULE_NOT_FOUND' && error.code !== 'ERR_MODULE_NOT_FOUND') return undefined;
  const missing = error.message.split('\n')[0];
  return `The installation is not complete: ${missing}. Install again with npm, without --omit=optional.`;
}
