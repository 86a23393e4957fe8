import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { HalftoneError } from '../../domain/halftone-error.ts';

/** Throws at the first line in which two lists of sums differ, naming its file. */
export async function compareSums(foundFile: string, givenFile: string): Promise<void> {
  const found = linesOf(foundFile);
  const given = linesOf(givenFile);
  try {
    for (;;) {
      const [one, other] = [await found.next(), await given.next()];
      if (one.done && other.done) return;
      if (one.value !== other.value) throw differing(String(one.value ?? other.value).slice(66));
    }
  } finally {
    await found.return?.();
    await given.return?.();
  }
}

function linesOf(file: string): AsyncIterator<string, undefined> {
  return createInterface({ input: createReadStream(file) })[Symbol.asyncIterator]();
}

function differing(name: string): HalftoneError {
  return new HalftoneError(
    'DAMAGED_BACKUP',
    400,
    `The backup is damaged: ${name} is not what was packed. Nothing was replaced; use another copy.`,
  );
}
