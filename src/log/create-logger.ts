import { type Bindings, type DestinationStream, type Logger, pino } from 'pino';
import { build as pretty } from 'pino-pretty';
import { isError } from './error-record.ts';
import { loggable } from './loggable.ts';
import { createRedactor } from './redact.ts';

export type LogFormat = 'json' | 'pretty';

export interface LogSettings {
  readonly level: string;
  readonly format: LogFormat;
  /** Texts that are never written, whatever line they turn up in. */
  readonly secrets: readonly string[];
  /** 1: standard output (default); 2: standard error; else what gets line after line. */
  readonly to?: 1 | 2 | DestinationStream;
}

/**
 * The one edge through which every line goes (docs/operate/logs.md): errors under any name are written with
 * their causes, and no text leaves with a secret in it, so that no call has to think of either.
 */
export function createLogger({ level, format, secrets, to = 1 }: LogSettings): Logger {
  const redact = createRedactor(secrets);
  const clean = (value: unknown) => loggable(value, redact);
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      // Errors are records by then; pino's own would take them apart again.
      serializers: { err: (record: unknown) => record },
      formatters: { level: (label) => ({ level: label }) },
      hooks: {
        logMethod(args, method) {
          const [first, ...rest] = args as unknown[];
          const fields = isError(first) ? { err: first } : first;
          const message = isError(first) && rest.length === 0 ? [first.message] : rest;
          method.apply(this, [clean(fields), ...message.map(clean)] as Parameters<typeof method>);
        },
      },
    },
    format === 'pretty' ? prettyLines(to) : jsonLines(to),
  );
  // pino asks no formatter about the fields of a child; every child, and its children, inherit this.
  const { child } = logger;
  logger.child = function (this: Logger, bindings: Bindings, options) {
    return child.call(this, clean(bindings) as Bindings, options);
  } as typeof child;
  return logger;
}

/** Written immediately, not in the background: the last line before the process ends is the one that matters. */
function jsonLines(to: 1 | 2 | DestinationStream): DestinationStream {
  return typeof to === 'number' ? pino.destination({ dest: to, sync: true }) : to;
}

/** For a person at a terminal; errors over several lines. */
function prettyLines(to: 1 | 2 | DestinationStream): DestinationStream {
  const terminal = to === 1 ? process.stdout : to === 2 ? process.stderr : null;
  return pretty({
    destination: to,
    sync: true,
    singleLine: true,
    colorize: terminal?.isTTY === true,
    translateTime: 'SYS:HH:MM:ss.l',
    errorLikeObjectKeys: ['err', 'error', 'cause'],
  });
}
