import type { NotACsvKind } from './not-a-csv-messages.ts';

/** What a ZIP file is, by the names of the files that begin in its first bytes. */
export function kindOfZip(start: Buffer): NotACsvKind {
  let office = false;
  for (const { name, text } of entries(start)) {
    if (name === 'mimetype' && text.includes('opendocument.'))
      return text.includes('spreadsheet') ? 'OPEN_DOCUMENT' : 'DOCUMENT';
    if (name.startsWith('xl/')) return 'EXCEL';
    if (name.startsWith('word/') || name.startsWith('ppt/')) return 'DOCUMENT';
    if (name.endsWith('.iwa') || name.endsWith('Index.zip')) return 'NUMBERS';
    office ||= name === '[Content_Types].xml';
  }
  // An Office file whose first part fills all of the bytes: a workbook is what people take for a CSV.
  return office ? 'EXCEL' : 'ZIP';
}

const header = Buffer.from('PK\x03\x04', 'latin1');
const headerBytes = 30;

/** The local file headers, one after the other (APPNOTE 4.3.7). `text`: the first bytes of the content. */
function* entries(start: Buffer): Generator<{ readonly name: string; readonly text: string }> {
  for (let at = 0; at !== -1 && at + headerBytes <= start.length; ) {
    const sizeFollows = (start.readUInt16LE(at + 6) & 8) !== 0;
    const size = start.readUInt32LE(at + 18);
    const content = at + headerBytes + start.readUInt16LE(at + 26) + start.readUInt16LE(at + 28);
    const name = start.toString('latin1', at + headerBytes, at + headerBytes + start.readUInt16LE(at + 26));
    yield { name, text: start.toString('latin1', content, content + 80) };
    // Where the size follows the content, the next header has to be looked for.
    at = start.indexOf(header, sizeFollows ? content : content + size);
  }
}
