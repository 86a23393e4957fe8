import type { Logger } from 'pino';

/** What repeats while a store or a disk is unavailable is said that often, milliseconds. */
const interval = 30_000;

/** By logger and message: when it was said last, and how often not since then. */
const said = new WeakMap<Logger, Map<string, { readonly at: number; unsaid: number }>>();

/**
 * Warns of what repeats many times a second while a store or a disk is unavailable: the first time immediately, then
 * every 30 s with how often it was (`times`). Those between are debug lines.
 *
 * @param logger the server's; counts are kept for each
 * @param log writes the line, with the fields of whatever is under way
 */
export function warnRarely(logger: Logger, fields: object, message: string, log: Logger = logger): void {
  const messages = said.get(logger) ?? new Map();
  said.set(logger, messages);
  const last = messages.get(message);
  const now = performance.now();
  if (last !== undefined && now - last.at < interval) {
    last.unsaid += 1;
    log.debug(fields, message);
    return;
  }
  messages.set(message, { at: now, unsaid: 0 });
  log.warn(last === undefined ? fields : { ...fields, times: last.unsaid + 1 }, message);
}
