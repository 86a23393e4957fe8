import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CsvIssueCode } from '../../../src/domain/csv-issue.ts';
import { ImageError, imageErrorCodes } from '../../../src/domain/image-error.ts';

const contract = readFileSync('docs/contract.md', 'utf8');

/** The compiler asks for every code here. */
const csvIssueCodes: Record<CsvIssueCode, true> = {
  EMPTY_FILE: true,
  NOT_A_CSV: true,
  NO_IMAGE_COLUMN: true,
  DUPLICATE_COLUMN: true,
  RAGGED_ROW: true,
  EMPTY_NAME: true,
  NO_URL: true,
  MALFORMED_URL: true,
  UNSUPPORTED_SCHEME: true,
  URL_TOO_LONG: true,
  TOO_MANY_IMAGES: true,
  UNCLOSED_QUOTE: true,
  STRAY_QUOTE: true,
  UNDECODABLE: true,
};

const codesIn = (text: string) => [...text.matchAll(/`([A-Z_]+)`/g)].map(([, code]) => code ?? '');

describe('docs/contract.md', () => {
  it('has every code of an image error, and whether it is retryable', () => {
    const table = contract.split('\n## Image errors\n')[1]?.split('\n## ')[0] ?? '';
    const rows = [...table.matchAll(/^\| (`.*?) \|.*\| (yes|no) \|$/gm)];
    const said = rows.flatMap(([, codes, retryable]) =>
      codesIn(codes ?? '').map((code) => [code, retryable === 'yes']),
    );
    const so = imageErrorCodes.map((code) => [code, new ImageError(code, '').retryable]);
    expect(Object.fromEntries(said)).toEqual(Object.fromEntries(so));
  });

  it('has every code of an issue in a file', () => {
    const issues = /\n- \*\*Issues\.\*\*[\s\S]*?Codes: ([\s\S]*?)\.\n/.exec(contract)?.[1] ?? '';
    expect(codesIn(issues).sort()).toEqual(Object.keys(csvIssueCodes).sort());
  });
});
