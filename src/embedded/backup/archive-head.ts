import { z } from 'zod';
import { HalftoneError } from '../../domain/halftone-error.ts';
import { schemaVersion } from '../../store/sqlite/migrations/migrate.ts';
import { archiveFormat } from './archive-names.ts';

const shape = z.object({
  format: z.number(),
  /** Halftone's version. */
  halftone: z.string(),
  schema: z.number(),
  createdAt: z.string(),
  /** What the database refers to, and its bytes with those of the database. */
  files: z.number(),
  bytes: z.number(),
});

/** The first thing in a backup: what it is and how large. */
export type ArchiveHead = z.infer<typeof shape>;

/** Throws what to do about an archive that is no backup or that this Halftone cannot use. */
export function readArchiveHead(text: string): ArchiveHead {
  const parsed = shape.safeParse(parseJson(text));
  if (!parsed.success) throw new HalftoneError('NO_BACKUP', 400, 'This file is no backup of Halftone.');
  const head = parsed.data;
  if (head.format > archiveFormat || head.schema > schemaVersion) {
    throw new HalftoneError(
      'OTHER_VERSION',
      409,
      `This backup was made by Halftone ${head.halftone}, which is newer than this one. Restore it with that version.`,
    );
  }
  return head;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
