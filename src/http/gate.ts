import type { IncomingMessage } from 'node:http';
import type { Config } from '../config.ts';
import { hostName } from '../domain/host-name.ts';
import { isLoopbackName, nameOf } from './loopback-name.ts';

/** Whose requests a server answers at all, judged by what a browser cannot forge. */
export interface Gate {
  /** Whether the Host header is one of this server's own names (against DNS rebinding). */
  allowsHost(request: IncomingMessage): boolean;
  /** Whether a page of this origin may use the API; requests without an Origin come from no page. */
  allowsOrigin(request: IncomingMessage): boolean;
}

/**
 * With API keys the key is the proof: no browser adds one by itself. Without them only pages of this machine, of
 * PUBLIC_URL and of the very address that was asked may come in, under the names of the server: loopback names, that
 * of its links, and ALLOWED_HOSTS. This holds with ALLOW_OPEN too, since a page whose name suddenly resolves to the
 * server's address runs in a browser that may reach it.
 */
export function createGate({ apiKeys, host, publicUrl, allowedHosts }: Config): Gate {
  if (apiKeys.length > 0) return { allowsHost: () => true, allowsOrigin: () => true };
  const publicHost = publicUrl === null ? null : new URL(publicUrl).host;
  // Links begin with PUBLIC_URL, else with HOST, and have to work.
  const linkName = publicHost === null ? hostName(host) : nameOf(publicHost);
  const names = new Set([linkName, ...allowedHosts]);
  return {
    allowsHost({ headers }) {
      const name = nameOf(headers.host ?? '');
      return name !== '' && (isLoopbackName(name) || names.has(name));
    },
    allowsOrigin({ headers }) {
      const { origin } = headers;
      if (origin === undefined) return true;
      if (!URL.canParse(origin)) return false;
      const from = new URL(origin).host;
      return from === publicHost || isLoopbackName(nameOf(from)) || from === headers.host?.toLowerCase();
    },
  };
}
