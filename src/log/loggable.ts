import { isError, toErrorRecord } from './error-record.ts';
import type { Redact } from './redact.ts';

/** Levels below a line's fields, entries of one list or object, and values of a whole line that are kept. */
const deepest = 8;
const mostEntries = 50;
const mostValues = 500;

/** Fields that hold a secret whatever it looks like, by the last word of their name. */
const secretName =
  /(?:^|[-_.]|(?<=[a-z]))(?:authorization|cookies?|passwords?|passwd|secret|secrets|token|tokens|signature|api[-_]?keys?|secret[-_]?keys?|access[-_]?keys?|credentials|raw_?headers|headers)$/i;

/**
 * A plain copy of what a log line is given, as it may be written: errors under any name as records with their
 * causes, every text redacted, nothing circular, no bytes, and of large things their beginning.
 */
export function loggable(value: unknown, redact: Redact): unknown {
  let values = 0;

  function copy(from: unknown, depth: number, above: readonly object[]): unknown {
    values += 1;
    if (values > mostValues) return '…';
    if (typeof from === 'string') return redact(from);
    if (typeof from === 'bigint') return String(from);
    if (typeof from === 'function' || typeof from === 'symbol') return undefined;
    if (typeof from !== 'object' || from === null) return from;
    if (from instanceof Date) return Number.isNaN(from.getTime()) ? null : from.toISOString();
    if (from instanceof URL) return redact(from.href);
    if (ArrayBuffer.isView(from) || from instanceof ArrayBuffer) return `[${from.byteLength} bytes]`;
    if (above.includes(from) || depth > deepest) return '…';
    const inside = [...above, from];
    if (isError(from)) return entries(toErrorRecord(from), depth, inside);
    if (from instanceof Map) return entries(Object.fromEntries(from), depth, inside);
    if (Array.isArray(from) || from instanceof Set) {
      return [...from].slice(0, mostEntries).map((one) => copy(one, depth + 1, inside));
    }
    return entries(from, depth, inside);
  }

  function entries(from: object, depth: number, above: readonly object[]): Record<string, unknown> {
    const names = Object.keys(from).slice(0, mostEntries);
    return Object.fromEntries(
      names.map((name) => {
        const one = valueOf(from, name);
        const isSecret = one != null && secretName.test(name);
        return [redact(name), isSecret ? '[redacted]' : copy(one, depth + 1, above)];
      }),
    );
  }

  return copy(value, 0, []);
}

/** A getter that throws must not take the line with it, nor what logs it. */
function valueOf(from: object, name: string): unknown {
  try {
    return (from as Record<string, unknown>)[name];
  } catch {
    return '[unreadable]';
  }
}
