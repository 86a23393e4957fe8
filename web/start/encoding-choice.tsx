import type { TextEncoding } from '../../generated/schema-types.ts';

/** For a file that may not be what it was taken for: the encodings a person may know it by. */
export function EncodingChoice({
  encoding,
  onEncoding,
}: {
  encoding: TextEncoding | null;
  onEncoding: (encoding: TextEncoding | null) => void;
}) {
  return (
    <label className="encoding">
      <span>Letters look wrong? Read the file as</span>
      <select
        value={encoding ?? ''}
        onChange={(event) =>
          onEncoding(choices.find(([value]) => value === event.currentTarget.value)?.[0] ?? null)
        }
      >
        <option value="">as found</option>
        {choices.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

const choices: readonly (readonly [TextEncoding, string])[] = [
  ['UTF_8', 'UTF-8'],
  ['WINDOWS_1252', 'Western European (Windows-1252)'],
  ['MACINTOSH', 'Western European (Mac)'],
  ['ISO_8859_15', 'Western European (ISO 8859-15)'],
  ['WINDOWS_1250', 'Central European (Windows-1250)'],
  ['ISO_8859_2', 'Central European (ISO 8859-2)'],
  ['WINDOWS_1257', 'Baltic (Windows-1257)'],
  ['WINDOWS_1251', 'Cyrillic (Windows-1251)'],
  ['KOI8_R', 'Cyrillic (KOI8-R)'],
  ['KOI8_U', 'Cyrillic (KOI8-U)'],
  ['ISO_8859_5', 'Cyrillic (ISO 8859-5)'],
  ['IBM866', 'Cyrillic (DOS 866)'],
  ['X_MAC_CYRILLIC', 'Cyrillic (Mac)'],
  ['WINDOWS_1253', 'Greek (Windows-1253)'],
  ['ISO_8859_7', 'Greek (ISO 8859-7)'],
  ['WINDOWS_1254', 'Turkish (Windows-1254)'],
  ['WINDOWS_1255', 'Hebrew (Windows-1255)'],
  ['WINDOWS_1256', 'Arabic (Windows-1256)'],
  ['WINDOWS_874', 'Thai (Windows-874)'],
  ['WINDOWS_1258', 'Vietnamese (Windows-1258)'],
  ['SHIFT_JIS', 'Japanese (Shift_JIS)'],
  ['EUC_JP', 'Japanese (EUC-JP)'],
  ['EUC_KR', 'Korean (EUC-KR)'],
  ['GB18030', 'Chinese, simplified (GBK, GB18030)'],
  ['BIG5', 'Chinese, traditional (Big5)'],
  ['UTF_16LE', 'UTF-16 (little-endian)'],
  ['UTF_16BE', 'UTF-16 (big-endian)'],
];
