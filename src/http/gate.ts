import type { IncomingMessage } from 'node:http';
import type { Config } from '../config.ts';
import { isLoopbackName, nameOf } from './loopback-name.ts';

/** Whose requests a server answers at all, judged by what a browser cannot forge. */
export interface Gate {
  /** Whether the Host header is one of this server's own names (against DNS rebinding). */
  allowsHost(request: IncomingMessage): boolean;
  /** Whether a page of this origin may use the API; requests without an Origin come from no page. */
  allowsOrigin(request: IncomingMessage): boolean;
}

/**
 * With API keys the key is the proof: no browser adds one by itself. Without them, on a loopback address,
 * only pages of this machine and of PUBLIC_URL may come in, under those names.
 */
export function createGate({ apiKeys, host, publicUrl }: Config): Gate {
  if (apiKeys.length > 0) return { allowsHost: () => true, allowsOrigin: () => true };
  const open = !isLoopbackName(host);
  const publicHost = publicUrl === null ? null : new URL(publicUrl).host;
  const isOwn = (authority: string) => authority === publicHost || isLoopbackName(nameOf(authority));
  return {
    allowsHost: ({ headers }) => open || isOwn(headers.host ?? ''),
    allowsOrigin({ headers }) {
      const { origin } = headers;
      if (origin === undefined) return true;
      if (!URL.canParse(origin)) return false;
      const from = new URL(origin).host;
      return isOwn(from) || (open && from === headers.host);
    },
  };
}
