import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { sourceFiles } from '../../../scripts/source-files.ts';

const inFolder = (folder: string) =>
  readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((name) => name.endsWith('.md'));
const topFiles = readdirSync('.').filter((name) => name.endsWith('.md'));
const pages = [...topFiles, ...['docs', 'src', 'bench'].flatMap(inFolder)];

/** Places that headings make, as GitHub names them. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    (title ?? '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Targets of links to files of the project, each with what is wrong about it. */
function brokenLinks(page: string): string[] {
  const text = readFileSync(page, 'utf8').replaceAll(/```[\s\S]*?```/g, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target ?? '')
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? page : join(dirname(page), path);
      if (!existsSync(file)) return true;
      return anchor !== undefined && !anchorsOf(readFileSync(file, 'utf8')).includes(anchor);
    });
}

test('there are pages to look at', () => {
  expect(pages).toContain('README.md');
  expect(pages).toContain(join('docs', 'contract.md'));
});

describe.each(pages)('%s', (page) => {
  it('links only to what is there', () => {
    expect(brokenLinks(page)).toEqual([]);
  });
});

test('comments cite only pages that are there, and headings that they have', () => {
  const cited = sourceFiles().flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\b(docs\/[\w/-]+\.md)(?: “(.+?)”)?/g)].map(
      ([, page = '', heading]) => ({ file, page, heading }),
    ),
  );
  expect(cited.length).toBeGreaterThan(10);
  const wrong = cited.filter(({ page, heading }) => {
    if (!existsSync(page)) return true;
    return heading !== undefined && !readFileSync(page, 'utf8').includes(`\n## ${heading}\n`);
  });
  expect(wrong).toEqual([]);
});

test('docs/decisions/README.md lists every decision, by its title', () => {
  const folder = join('docs', 'decisions');
  const list = readFileSync(join(folder, 'README.md'), 'utf8');
  const titles = readdirSync(folder)
    .filter((name) => name !== 'README.md')
    .map((name) => `[${readFileSync(join(folder, name), 'utf8').split('\n')[0]?.slice(2)}](${name})`);
  expect(titles.filter((title) => !list.includes(title))).toEqual([]);
});
