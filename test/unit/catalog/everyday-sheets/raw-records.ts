/** A record of a CSV text: what is in it, cell by cell, and the line break behind it. */
export interface RawRecord {
  /** As they stand, quotes included. */
  readonly cells: readonly string[];
  readonly text: string;
  readonly end: string;
}

/**
 * Cuts a sound CSV text into records the slow and simple way, with nothing of the project in it. A quote opens a cell
 * where it is the first in it that is no blank.
 */
export function rawRecords(csv: string, delimiter: string): RawRecord[] {
  const records: RawRecord[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  const endRecord = (end: string): void => {
    cells.push(cell);
    records.push({ cells, text: cells.join(delimiter), end });
    cells = [];
    cell = '';
  };
  for (let at = 0; at < csv.length; at += 1) {
    const one = csv[at] ?? '';
    if (one === '"' && (quoted || cell.trim() === '')) quoted = !quoted;
    else if (one === '"' && cell.trimStart().startsWith('"') && csv[at - 1] === '"') quoted = true;
    if (quoted || (one !== delimiter && one !== '\n' && one !== '\r')) cell += one;
    else if (one === delimiter) {
      cells.push(cell);
      cell = '';
    } else if (one === '\r' && csv[at + 1] === '\n') {
      endRecord('\r\n');
      at += 1;
    } else endRecord(one);
  }
  if (cell !== '' || cells.length > 0) endRecord('');
  return records;
}

/** What a cell says. */
export function cellSays(cell: string): string {
  const inner = /^\s*"([^]*)"\s*$/.exec(cell)?.[1];
  return inner === undefined ? cell : inner.replaceAll('""', '"');
}
