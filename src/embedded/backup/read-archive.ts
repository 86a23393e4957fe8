import { Parser, type ReadEntry } from 'tar';
import { HalftoneError } from '../../domain/halftone-error.ts';
import { isArchiveName } from './archive-names.ts';

/** One file out of an archive; its content has to be read before the next one is asked for. */
export interface ReadPart {
  readonly name: string;
  readonly bytes: number;
  readonly content: AsyncIterable<Uint8Array>;
}

/** The files of a tar archive in their order. Throws at what a backup never holds, and at one that is cut off. */
export async function* readArchive(source: AsyncIterable<Uint8Array>): AsyncGenerator<ReadPart> {
  const parser = new Parser({ strict: true });
  const entries: ReadEntry[] = [];
  let wake = () => {};
  let failure: unknown = null;
  let ended = false;
  parser.on('entry', (entry: ReadEntry) => {
    entries.push(entry);
    wake();
  });
  parser.on('error', (error: unknown) => {
    failure ??= damaged(error);
    wake();
  });
  const reading = feed(parser, source, () => failure !== null)
    .catch((error: unknown) => {
      failure ??= error;
    })
    .finally(() => {
      ended = true;
      wake();
    });
  try {
    for (;;) {
      const entry = entries.shift();
      if (entry !== undefined) yield toPart(entry, () => failure);
      else if (failure !== null) throw failure;
      else if (ended) return;
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    // A caller that stops early leaves nothing that waits for a reader.
    failure ??= new Error('no longer read');
    parser.emit('drain');
    await reading;
  }
}

async function feed(parser: Parser, source: AsyncIterable<Uint8Array>, stopped: () => boolean) {
  for await (const chunk of source) {
    if (stopped()) return;
    if (parser.write(chunk) || stopped()) continue;
    await new Promise<void>((resolve) => parser.once('drain', resolve));
  }
  if (!stopped()) await new Promise<void>((resolve) => parser.once('end', resolve).end());
}

function toPart(entry: ReadEntry, failure: () => unknown): ReadPart {
  if (entry.type !== 'File' || !isArchiveName(entry.path)) {
    throw new HalftoneError(
      'NO_BACKUP',
      400,
      `This file is no backup of Halftone: ${JSON.stringify(entry.path).slice(0, 200)} does not belong into one.`,
    );
  }
  return { name: entry.path, bytes: entry.size, content: contentOf(entry, failure) };
}

async function* contentOf(entry: ReadEntry, failure: () => unknown): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const chunk of entry) {
    read += chunk.length;
    yield chunk;
  }
  if (failure() !== null) throw failure();
  if (read !== entry.size) throw damaged(null);
}

function damaged(cause: unknown): HalftoneError {
  return new HalftoneError(
    'DAMAGED_BACKUP',
    400,
    'The archive is damaged or cut off. Nothing was replaced; use another copy.',
    { cause },
  );
}
