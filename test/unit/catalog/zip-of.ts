import { crc32 } from 'node:zlib';
import { directoryEntry, endOfDirectory, localHeader } from '../../../src/outputs/zip-records.ts';

/** A ZIP file. `files`: name and content, a character a byte. `streamed`: sizes stand behind the contents only. */
export function zipOf(
  files: readonly (readonly [name: string, content: string])[],
  { streamed = false } = {},
): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of files) {
    const bytes = Buffer.from(text, 'latin1');
    const entry = { name, size: bytes.length, crc32: crc32(bytes), modifiedAt: new Date(0), offset };
    directory.push(directoryEntry(entry));
    const header = Buffer.from(localHeader(entry));
    const descriptor = Buffer.alloc(streamed ? 16 : 0);
    if (streamed) {
      // APPNOTE 4.3.9: flag 3, zeros in the header, and the same behind the content.
      header.writeUInt16LE(header.readUInt16LE(6) | 8, 6);
      descriptor.write('PK\x07\x08', 'latin1');
      header.copy(descriptor, 4, 14, 26);
      header.fill(0, 14, 26);
    }
    parts.push(header, bytes, descriptor);
    offset += header.length + bytes.length + descriptor.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([...parts, ...directory, endOfDirectory({ entries: files.length, offset, size })]);
}
