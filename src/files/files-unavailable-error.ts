import { HalftoneError } from '../domain/halftone-error.ts';

/** Files cannot be read or written for now (full, read-only, away); nothing was changed, try again. */
export class FilesUnavailableError extends HalftoneError {
  constructor(reason: string, options?: ErrorOptions) {
    super('FILES_UNAVAILABLE', 503, `The file store is not available: ${reason}.`, options);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Free some space; work then continues by itself',
  EDQUOT: 'the disk quota is used up. Free some space; work then continues by itself',
  EROFS: 'the data folder is read-only. Make it writable; work then continues by itself',
  EACCES: 'Halftone has no permission to write to the data folder. Give its user write permission',
  EPERM: 'Halftone has no permission to write to the data folder. Give its user write permission',
  EIO: 'the disk reports an input/output error',
  EMFILE: 'too many files are open. Raise the limit of open files',
  ENFILE: 'too many files are open. Raise the limit of open files',
};

/** The state of this machine's disk, if the error or one of its causes is about that; else null. */
export function filesUnavailable(error: unknown): FilesUnavailableError | null {
  for (let each = error; each instanceof Error; each = each.cause) {
    if (each instanceof FilesUnavailableError) return each;
    const reason = reasons[(each as NodeJS.ErrnoException).code ?? ''];
    if (reason !== undefined) return new FilesUnavailableError(reason, { cause: error });
  }
  return null;
}
