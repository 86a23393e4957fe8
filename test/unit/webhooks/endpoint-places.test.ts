import { expect, test } from 'vitest';
import { createEndpointPlaces, type EndpointPlaces } from '../../../src/webhooks/endpoint-places.ts';

/** Takes places at the host until it has none left; says how many those were. */
function takeAll(places: EndpointPlaces, url: string): number {
  let taken = 0;
  for (; places.hasPlace(url); taken += 1) places.take(url);
  return taken;
}

/** The host lets one delivery time out. */
function makeSlow(places: EndpointPlaces, url: string): void {
  places.take(url);
  places.free(url, true);
}

test('the paths of a host share its places, another port is another host', () => {
  const places = createEndpointPlaces();
  expect(takeAll(places, 'https://shop.example.com/a')).toBe(4);
  expect(places.hasPlace('https://SHOP.example.com:443/b?c=d')).toBe(false);
  expect(takeAll(places, 'https://shop.example.com:8443/a')).toBe(4);
  expect(places.taken).toBe(8);
  places.free('https://shop.example.com/other', false);
  expect(places.hasPlace('https://shop.example.com/a')).toBe(true);
  expect(places.taken).toBe(7);
});

test('what is no URL has places of its own', () => {
  const places = createEndpointPlaces();
  expect(takeAll(places, 'not a URL')).toBe(4);
  expect(places.hasPlace('no URL either')).toBe(true);
});

test('a host is slow from a timeout until it answers; one that was not reached for stays what it was', () => {
  const places = createEndpointPlaces();
  const url = 'https://shop.example.com/in';
  const count = () => {
    const taken = takeAll(places, url);
    for (let n = 0; n < taken; n += 1) places.free(url, null);
    return taken;
  };
  expect(count()).toBe(4);
  makeSlow(places, url);
  expect(count()).toBe(1);
  expect(count()).toBe(1);
  places.take(url);
  places.free(url, false);
  expect(count()).toBe(4);
  expect(places.taken).toBe(0);
});

test('a host that becomes slow with others in flight gets no place until they are back', () => {
  const places = createEndpointPlaces();
  const url = 'https://shop.example.com/in';
  takeAll(places, url);
  places.free(url, true);
  expect(places.taken).toBe(3);
  for (const left of [3, 2, 1]) {
    expect([left, places.hasPlace(url)]).toEqual([left, false]);
    places.free(url, null);
  }
  expect(places.hasPlace(url)).toBe(true);
});

test('slow hosts share eight places, and others have theirs beside them', () => {
  const places = createEndpointPlaces();
  const slow = Array.from({ length: 9 }, (_, n) => `https://slow-${n}.example.com/in`);
  for (const url of slow) makeSlow(places, url);
  expect(slow.map((url) => takeAll(places, url))).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 0]);
  expect(takeAll(places, 'https://fast.example.com/in')).toBe(4);
  places.free(slow[0] ?? '', null);
  expect(places.hasPlace(slow[8] ?? '')).toBe(true);
});

test('of very many slow hosts those that timed out longest ago are forgotten', () => {
  const places = createEndpointPlaces();
  const url = (n: number) => `https://slow-${n}.example.com/in`;
  for (let n = 0; n < 1_000; n += 1) makeSlow(places, url(n));
  // Newer again than all others.
  makeSlow(places, url(0));
  makeSlow(places, url(1_000));
  expect([1, 0, 2, 1_000].map((n) => takeAll(places, url(n)))).toEqual([4, 1, 1, 1]);
});
