import { HalftoneError } from '../domain/halftone-error.ts';

/** What a command that fails writes to standard error: for a person, without a stack where the cause is known. */
export function explainFailure(error: unknown): string {
  if (error instanceof HalftoneError) return error.message;
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken. Set PORT to another one, or stop what listens there.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
