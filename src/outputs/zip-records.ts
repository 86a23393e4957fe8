// The records of a ZIP file (APPNOTE.TXT 6.3.10, sections 4.3.7 to 4.3.16), each entry stored as it is: images do
// not get smaller. Sizes and checksums stand before the data, which every reader of ZIP files understands.

/** One stored file. */
export interface ZipEntry {
  readonly name: string;
  readonly crc32: number;
  /** Bytes; under 4 GB. */
  readonly size: number;
  readonly modifiedAt: Date;
  /** Where its local header begins. */
  readonly offset: number;
}

const max16 = 0xffff;
const max32 = 0xffffffff;

const versionStored = 20;
const versionZip64 = 45;
const utf8Names = 0x0800;

/** What is before an entry's bytes. */
export function localHeader(entry: ZipEntry): Buffer {
  const name = Buffer.from(entry.name);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(versionStored, 4);
  writeCommon(header, 6, entry, name.length);
  return Buffer.concat([header, name]);
}

/** What the directory at the end says of an entry. */
export function directoryEntry(entry: ZipEntry): Buffer {
  const name = Buffer.from(entry.name);
  const far = entry.offset >= max32;
  const extra = Buffer.alloc(far ? 12 : 0);
  if (far) {
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(8, 2);
    extra.writeBigUInt64LE(BigInt(entry.offset), 4);
  }
  const record = Buffer.alloc(46);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE(far ? versionZip64 : versionStored, 4);
  record.writeUInt16LE(far ? versionZip64 : versionStored, 6);
  writeCommon(record, 8, entry, name.length);
  record.writeUInt16LE(extra.length, 30);
  record.writeUInt32LE(far ? max32 : entry.offset, 42);
  return Buffer.concat([record, name, extra]);
}

/** The end of the file; in the form of ZIP64 where the older one cannot say it. */
export function endOfDirectory(directory: {
  readonly entries: number;
  readonly offset: number;
  readonly size: number;
}): Buffer {
  const { entries, offset, size } = directory;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(entries, max16), 8);
  end.writeUInt16LE(Math.min(entries, max16), 10);
  end.writeUInt32LE(Math.min(size, max32), 12);
  end.writeUInt32LE(Math.min(offset, max32), 16);
  if (entries < max16 && offset < max32 && size < max32) return end;

  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(44n, 4);
  end64.writeUInt16LE(versionZip64, 12);
  end64.writeUInt16LE(versionZip64, 14);
  end64.writeBigUInt64LE(BigInt(entries), 24);
  end64.writeBigUInt64LE(BigInt(entries), 32);
  end64.writeBigUInt64LE(BigInt(size), 40);
  end64.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end64, locator, end]);
}

/** The fields that local header and directory have in common: flags to the length of the name. */
function writeCommon(record: Buffer, at: number, entry: ZipEntry, nameLength: number): void {
  record.writeUInt16LE(utf8Names, at);
  record.writeUInt16LE(dosTime(entry.modifiedAt), at + 4);
  record.writeUInt16LE(dosDate(entry.modifiedAt), at + 6);
  record.writeUInt32LE(entry.crc32, at + 8);
  record.writeUInt32LE(entry.size, at + 12);
  record.writeUInt32LE(entry.size, at + 16);
  record.writeUInt16LE(nameLength, at + 20);
}

function dosTime(date: Date): number {
  return (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
}

function dosDate(date: Date): number {
  const year = Math.min(127, Math.max(0, date.getUTCFullYear() - 1980));
  return (year << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
}
