import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'halftone-headers-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function fileOf(content: unknown): string {
  files += 1;
  const path = join(folder, `headers-${files}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const read = (content: unknown) => readConfig({ DOWNLOAD_HEADERS_FILE: fileOf(content) }).downloadHeaders;

function problems(environment: Record<string, string>): string[] {
  try {
    readConfig(environment);
  } catch (error) {
    return (error as Error).message.split('\n');
  }
  return [];
}
const problemsOf = (content: unknown) => problems({ DOWNLOAD_HEADERS_FILE: fileOf(content) });

describe('DOWNLOAD_HEADERS_FILE', () => {
  it('is read, with hosts as URLs spell them', () => {
    const headers = { Referer: 'https://shop.example/', authorization: 'Bearer a b' };
    expect(
      read({
        'Shop.Example': headers,
        '*.shop.example:8443': headers,
        'bücher.example': {},
        '[::1]:80': headers,
        '127.1': headers,
      }),
    ).toEqual([
      { pattern: 'shop.example', headers },
      { pattern: '*.shop.example:8443', headers },
      { pattern: 'xn--bcher-kva.example', headers: {} },
      { pattern: '[::1]:80', headers },
      { pattern: '127.0.0.1', headers },
    ]);
    expect(read(`\ufeff{"shop.example": {"X": "\u00e4"}}`)).toEqual([
      { pattern: 'shop.example', headers: { X: 'ä' } },
    ]);
    expect(readConfig({}).downloadHeaders).toEqual([]);
  });

  it.each([
    ['[]', /with a JSON object such as/],
    ['null', /with a JSON object such as/],
    ['"text"', /with a JSON object such as/],
    ['', /with JSON such as \{"shop\.example"/],
    ['{"shop.example": {\n"X": "s3cret",}}', /with JSON such as/],
    ['{"shop.example": {"X": s3cret}}', /with JSON such as/],
  ])('that is %s is refused', (content, message) => {
    const found = problemsOf(content);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^DOWNLOAD_HEADERS_FILE: expected the path of a file /);
    expect(found[0]).toMatch(message);
    expect(found[0]).not.toContain('s3cret');
  });

  it('that is not there is refused, beside all that is wrong with other variables', () => {
    const path = join(folder, 'none.json');
    expect(problems({ DOWNLOAD_HEADERS_FILE: path, PORT: 'x', DOWNLOAD_USER_AGENT: 'ä' }).sort()).toEqual([
      `DOWNLOAD_HEADERS_FILE: expected the path of a file that can be read (ENOENT), found ${JSON.stringify(path)}`,
      'DOWNLOAD_USER_AGENT: expected one line of at most 1000 printable ASCII characters, found "ä"',
      'PORT: expected a whole number from 0 to 65535, found "x"',
    ]);
  });

  it('has all its faults named, by host and header, and no value shown', () => {
    const found = problemsOf({
      'https://shop.example/': { X: 's3cret' },
      '*': {},
      '*.127.0.0.1': {},
      'shop.*': {},
      'user:s3cret@shop.example': {},
      'shop.example:0': {},
      'shop.example:99999': {},
      'a.example': 's3cret',
      'b.example': { 'Bad Name': 's3cret', Host: 's3cret', 'content-LENGTH': '5', '': 'x' },
      'c.example': { One: 5, Two: 's3cret\r\nX: y', Three: null, Four: '€', Five: '', Six: ' s3cret' },
      'd.example': { Referer: 'a', REFERER: 'b' },
      'D.example': {},
    });
    const places = found.map((line) => line.replace(/^DOWNLOAD_HEADERS_FILE, (.*): expected .*$/, '$1'));
    expect(places).toEqual([
      '"https://shop.example/"',
      '"*"',
      '"*.127.0.0.1"',
      '"shop.*"',
      '"…@shop.example"',
      '"shop.example:0"',
      '"shop.example:99999"',
      '"a.example"',
      '"b.example", "Bad Name"',
      '"b.example", "Host"',
      '"b.example", "content-LENGTH"',
      '"b.example", ""',
      '"c.example", "One"',
      '"c.example", "Two"',
      '"c.example", "Three"',
      '"c.example", "Four"',
      '"c.example", "Five"',
      '"c.example", "Six"',
      '"d.example", "referer"',
      '"D.example"',
    ]);
    expect(found.join('\n')).not.toContain('s3cret');
  });
});

describe('DOWNLOAD_USER_AGENT', () => {
  it('is read without white space around it', () => {
    expect(readConfig({ DOWNLOAD_USER_AGENT: ' Mozilla/5.0 (shop) ' }).downloadUserAgent).toBe(
      'Mozilla/5.0 (shop)',
    );
    expect(readConfig({}).downloadUserAgent).toBeNull();
  });

  it.each(['a\nb', 'a\tb', '\x7f', 'x'.repeat(1001)])('is refused as %j', (value) => {
    expect(problems({ DOWNLOAD_USER_AGENT: value })[0]).toMatch(/^DOWNLOAD_USER_AGENT: expected one line/);
  });
});
