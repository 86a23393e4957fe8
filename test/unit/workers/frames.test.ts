import { expect, test } from 'vitest';
import { frameAt, frameMeanwhile, sampledFrames } from '../../../workers/visual/frames.ts';

test('frames that are looked at: all of a few, else five from first to last', () => {
  expect(sampledFrames(1)).toEqual([0]);
  expect(sampledFrames(3)).toEqual([0, 1, 2]);
  expect(sampledFrames(41)).toEqual([0, 10, 20, 30, 40]);
});

test('a frame is found among frames of which some were drawn together', () => {
  const delay = [100, 200, 300, 100, 100];
  const drawn = [100, 500, 200];
  expect([0, 1, 2, 3, 4].map((frame) => frameMeanwhile(frame, delay, drawn))).toEqual([0, 1, 1, 2, 2]);
  expect(frameMeanwhile(4, delay, [10])).toBe(0);
});

test('frames lie one below the other', () => {
  const data = Buffer.from([1, 2, 3, 4, 5, 6]);
  expect(frameAt({ data, width: 1, height: 6, channels: 1 }, 2, 3)).toMatchObject({
    width: 1,
    height: 2,
    data: Buffer.from([5, 6]),
  });
});
