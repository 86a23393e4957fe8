import { expect, test } from 'vitest';
import { formatCursor, parseCursor } from '../../../src/domain/cursor.ts';
import { createLinks } from '../../../src/outputs/links.ts';

const id = 'req_01hzy3v7k8m9n0p1q2r3s4t5v6';

test('links begin at the public address', () => {
  const links = createLinks(() => 'https://images.example.com', null);
  expect(links.requestFile(id, 'output.csv')).toBe(`https://images.example.com/requests/${id}/output.csv`);
  expect(links.output('k1', 'tasse grün.jpg')).toBe(
    'https://images.example.com/outputs/k1/tasse%20gr%C3%BCn.jpg',
  );
});

test('a signature opens its own path and no other', () => {
  const links = createLinks(() => 'https://images.example.com', 'secret');
  const url = new URL(links.requestFile(id, 'output.csv'));
  const signature = url.searchParams.get('signature');
  expect(links.allows(url.pathname, signature)).toBe(true);
  expect(links.allows(url.pathname, null)).toBe(false);
  expect(links.allows(`/requests/${id}/images.zip`, signature)).toBe(false);
  expect(createLinks(() => '', 'other').allows(url.pathname, signature)).toBe(false);
});

test('a cursor is what the server gave, nothing else', () => {
  for (const sequence of [0, 1, 35, 36, 1_000_000])
    expect(parseCursor(formatCursor(sequence))).toBe(sequence);
  for (const wrong of ['', '1', 'c', 'c-1', 'c01', 'C1', 'c1.5', 'c99999999999']) {
    expect(() => parseCursor(wrong)).toThrow('after: this is not a cursor');
  }
});
