import { type Logger, pino } from 'pino';

/** A logger whose warnings and errors are kept as text instead of being written. */
export function collectingLogger(): { readonly logger: Logger; readonly lines: readonly string[] } {
  const lines: string[] = [];
  const keep = {
    write(entry: string) {
      const { msg, line } = JSON.parse(entry) as { msg: string; line?: string };
      lines.push(line === undefined ? msg : `${msg}: ${line}`);
    },
  };
  return { logger: pino({ level: 'warn', base: null }, keep), lines };
}
