import { execFileSync } from 'node:child_process';
import { AxiosError } from 'axios';
import { describe, expect, it } from 'vitest';
import { toErrorRecord } from '../../../src/log/error-record.ts';
import { loggable } from '../../../src/log/loggable.ts';
import { createRedactor } from '../../../src/log/redact.ts';

/** What a program with the real logger writes to standard output. */
function written(format: 'json' | 'pretty', program: string): string {
  const module = new URL('../../../src/log/create-logger.ts', import.meta.url).href;
  const code = `import { createLogger } from ${JSON.stringify(module)};
    const logger = createLogger({ level: 'debug', format: '${format}', secrets: ['top-secret'] });
    ${program}`;
  const flags = ['--import', '@oxc-node/core/register', '--input-type=module', '--eval', code];
  return execFileSync(process.execPath, flags, { encoding: 'utf8' });
}

const program = `
  const cause = Object.assign(new Error('deep top-secret'), { code: 'EDEEP' });
  const failure = new AggregateError([new TypeError('one')], 'outer', { cause });
  logger.child({ requestId: 'req_1', token: 'x', note: 'top-secret' }).child({ url: 'https://a:b@c.example/d?e' })
    .error({ failure, error: cause, err: 'text', nested: { list: [cause] } }, 'failed with %s', 'top-secret');
  logger.warn(failure);
  logger.info('nothing but top-secret');`;

describe('a line', () => {
  it('as JSON has every error whole, under any name, and no secret', () => {
    const lines = written('json', program)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const cause = {
      type: 'Error',
      message: 'deep [redacted]',
      code: 'EDEEP',
      stack: expect.stringContaining('deep [redacted]\n'),
    };
    const failure = {
      type: 'AggregateError',
      message: 'outer',
      cause,
      errors: [{ type: 'TypeError', message: 'one' }],
    };
    expect(lines[0]).toMatchObject({
      ...{
        level: 'error',
        requestId: 'req_1',
        token: '[redacted]',
        note: '[redacted]',
        url: 'https://c.example/d?…',
      },
      ...{ failure, error: cause, err: 'text', nested: { list: [cause] }, msg: 'failed with [redacted]' },
    });
    expect(lines[0].time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(lines[1]).toMatchObject({ level: 'warn', err: failure, msg: 'outer' });
    expect(lines[2]).toMatchObject({ level: 'info', msg: 'nothing but [redacted]' });
  });

  it('for a person has the same in words, with stacks over several lines', () => {
    const text = written('pretty', program);
    expect(text).toMatch(/^\[[\d:.]+\] ERROR: failed with \[redacted\] .*"requestId":"req_1"/);
    expect(text).toMatch(/\n {4}error: \{\n/);
    expect(text).toMatch(/\n +at /);
    expect(text).toContain('INFO: nothing but [redacted]');
    expect(text).not.toContain('top-secret');
  });
});

describe('a value', () => {
  const redact = createRedactor([]);

  it('of a library’s error is without the request that it carries', () => {
    const config = { headers: { 'X-Key': 'header-value' }, auth: { password: 'pw' } };
    const error = AxiosError.from(new Error('Request failed'), 'ERR_BAD_REQUEST', config as never);
    const text = JSON.stringify(loggable({ failure: error }, redact));
    expect(text).toContain('ERR_BAD_REQUEST');
    expect(text).not.toMatch(/header-value|"pw"/);
  });

  it('of a web API’s error has its name and code', () => {
    expect(toErrorRecord(AbortSignal.abort().reason as Error)).toMatchObject({
      type: 'AbortError',
      code: 20,
    });
  });

  it('is bounded, without circles, bytes, headers and what throws', () => {
    const circle: Record<string, unknown> = { bytes: Buffer.alloc(9), headers: { a: 'b' }, big: 1n };
    circle['self'] = circle;
    Object.defineProperty(circle, 'bad', {
      enumerable: true,
      get() {
        throw new Error('no');
      },
    });
    expect(loggable(circle, redact)).toEqual({
      ...{ bytes: '[9 bytes]', headers: '[redacted]', big: '1', self: '…', bad: '[unreadable]' },
    });
    const long = Array.from({ length: 1000 }, () => ({ text: 'x'.repeat(100_000) }));
    expect(JSON.stringify(loggable(long, redact)).length).toBeLessThan(500_000);
    let chain = new Error('last');
    for (let n = 0; n < 1000; n += 1) chain = new Error(`${n}`, { cause: chain });
    expect(JSON.stringify(loggable(chain, redact)).match(/"message"/g)).toHaveLength(6);
  });
});
