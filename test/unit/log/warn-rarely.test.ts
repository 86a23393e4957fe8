import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { warnRarely } from '../../../src/log/warn-rarely.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('what repeats is a warning now and then, with how often it was, and a debug line in between', () => {
  const lines: { level: number; msg: string; times?: number }[] = [];
  const logger = pino({ level: 'debug' }, { write: (line: string) => lines.push(JSON.parse(line)) });
  const told = () => lines.splice(0).map(({ level, msg, times }) => [level, msg, times]);

  warnRarely(logger, {}, 'a');
  warnRarely(logger, {}, 'b');
  warnRarely(logger, {}, 'a');
  vi.advanceTimersByTime(29_000);
  warnRarely(logger, {}, 'a');
  expect(told()).toEqual([
    [40, 'a', undefined],
    [40, 'b', undefined],
    [20, 'a', undefined],
    [20, 'a', undefined],
  ]);
  vi.advanceTimersByTime(1_000);
  warnRarely(logger, {}, 'a');
  warnRarely(logger, {}, 'a');
  expect(told()).toEqual([
    [40, 'a', 3],
    [20, 'a', undefined],
  ]);
});
