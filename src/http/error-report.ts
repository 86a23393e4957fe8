import type { Logger } from 'pino';
import { HalftoneError } from '../domain/halftone-error.ts';
import { warnRarely } from '../log/warn-rarely.ts';

/** Logs what kept something from being answered. `log` has the fields of the request; `gone`: its client hung up. */
export type ReportError = (
  error: unknown,
  about: { readonly log: Logger; readonly gone: boolean; readonly message: string; readonly fields?: object },
) => void;

/**
 * Errors are what is wrong here. Clients that hang up and refusals that say why themselves are debug lines; a
 * store or a disk that is away is one warning and not one for each request.
 */
export function createErrorReport(logger: Logger): ReportError {
  return (error, { log, gone, message, fields }) => {
    const line = { ...fields, err: error };
    if (gone && isHangUp(error)) log.debug(line, 'client disconnected');
    else if (!(error instanceof HalftoneError)) log.error(line, message);
    else if (error.status >= 500)
      warnRarely(logger, line, 'answering failed: store, files or image pool unavailable', log);
    else log.debug({ ...fields, code: error.code, reason: error.message, err: error.cause }, 'refused');
  };
}

function isHangUp(error: unknown): boolean {
  const { code, name } = error as NodeJS.ErrnoException;
  return (
    name === 'AbortError' ||
    code === 'ERR_STREAM_PREMATURE_CLOSE' ||
    code === 'ECONNRESET' ||
    code === 'EPIPE'
  );
}
