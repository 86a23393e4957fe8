/** How programs save what they call CSV. */
export const utf8WithBom = (csv: string): Buffer => Buffer.from(`\ufeff${csv}`);

export const utf16 = (csv: string): Buffer => Buffer.from(`\ufeff${csv}`, 'utf16le');

export const utf16BigEndian = (csv: string): Buffer => Buffer.from(`\ufeff${csv}`, 'utf16le').swap16();

/** Of Western Europe, as Excel saves a plain “CSV”; for texts without a sign like `€`. */
export const windows1252 = (csv: string): Buffer => Buffer.from(csv, 'latin1');

export const crLf = (csv: string): string => csv.replaceAll('\n', '\r\n');

export const cr = (csv: string): string => csv.replaceAll('\n', '\r');
