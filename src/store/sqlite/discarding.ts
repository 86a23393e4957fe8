import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Connection } from './connection.ts';
import { deleteStep } from './deleting.ts';
import type { StagedRow } from './staging.ts';
import { statements } from './statements.ts';
import type { Writer } from './writer.ts';

/**
 * Takes a staged request away, at most 1,000 products a transaction with other work in between. Marked first:
 * nothing more is staged under it, and should the process die in the middle the next start goes on.
 */
export async function discard({ db }: Pick<Writer, 'db'>, id: string): Promise<void> {
  const staged = db.get<StagedRow>(statements.findStaged, [id]);
  if (staged !== undefined) await takeAway(db, staged.number);
}

/** Removes what earlier openings of the store left; returns the upload keys that no request has now. */
export async function sweepStaged({ db, epoch }: Writer): Promise<string[]> {
  const uploadKeys = new Set<string>();
  for (;;) {
    const left = db.all<Pick<StagedRow, 'number' | 'upload_key'>>(statements.listStagedBefore, [epoch]);
    if (left.length === 0) break;
    for (const staged of left) {
      await takeAway(db, staged.number);
      uploadKeys.add(staged.upload_key);
    }
  }
  return [...uploadKeys].filter((key) => db.get(statements.findUploadUse, [key]) === undefined);
}

async function takeAway(db: Connection, request: number): Promise<void> {
  db.run(statements.markRemoved, [request]);
  while (!deleteStep(db, null, request).done) await nextTurn();
}
