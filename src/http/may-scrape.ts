import { timingSafeEqual } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import type { Config } from '../config.ts';
import type { Authenticate } from './authenticate.ts';
import { bearerKey } from './bearer-key.ts';
import type { Exchange } from './exchange.ts';
import { keyDigest } from './key-digest.ts';
import { isLoopbackName, nameOf } from './loopback-name.ts';

/**
 * Who may read `/metrics`. With METRICS_TOKEN: who sends it. Without: this machine itself, and elsewhere who sends an
 * API key. A proxy on this machine speaks for others: what it passes on does not count as local.
 */
export function createMayScrape(
  { metricsToken, apiKeys }: Config,
  authenticate: Authenticate,
): (exchange: Exchange) => boolean {
  if (metricsToken !== null) {
    const token = keyDigest(metricsToken);
    return ({ request }) => {
      const given = bearerKey(request.headers.authorization);
      return given !== null && timingSafeEqual(keyDigest(given), token);
    };
  }
  const hasKey = ({ request }: Exchange) =>
    apiKeys.length > 0 && authenticate(request.headers.authorization) !== null;
  return (exchange) => isLocal(exchange) || hasKey(exchange);
}

/** From a loopback address, under a loopback name (against DNS rebinding), and not passed on by a proxy. */
function isLocal({ request: { socket, headers } }: Exchange): boolean {
  const address = socket.remoteAddress ?? '';
  if (!ipaddr.isValid(address) || ipaddr.process(address).range() !== 'loopback') return false;
  if (!isLoopbackName(nameOf(headers.host ?? ''))) return false;
  const passedOn = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];
  return passedOn.every((name) => headers[name] === undefined);
}
