import type { AgentOptions } from 'node:https';
import { isIP, type Socket } from 'node:net';
import type { GuardedAgents } from '../../outbound/address-guard.ts';
import type { Deadlines } from '../deadlines.ts';

/**
 * A connection of its own, made and judged as any other by the guarded agents, and never kept by them.
 *
 * @throws the socket's error, the guard's RefusedUrlError, the reason of the deadlines' signal
 */
export async function openConnection(url: URL, agents: GuardedAgents, deadlines: Deadlines): Promise<Socket> {
  deadlines.signal.throwIfAborted();
  const isSecure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = url.port === '' ? (isSecure ? 443 : 80) : Number(url.port);
  const options: AgentOptions = { host, port, ...(isSecure && isIP(host) === 0 && { servername: host }) };
  const agent = isSecure ? agents.httpsAgent : agents.httpAgent;
  const socket = agent.createConnection(options) as Socket;
  const abort = () => socket.destroy(deadlines.signal.reason);
  deadlines.signal.addEventListener('abort', abort, { once: true });
  socket.once('close', () => deadlines.signal.removeEventListener('abort', abort));
  await new Promise<void>((resolve, reject) => {
    socket.once(isSecure ? 'secureConnect' : 'connect', resolve);
    // Stays: an error without a listener ends the process.
    socket.on('error', reject);
    socket.once('close', () => reject(new Error('The connection was closed.')));
  });
  deadlines.connected();
  return socket;
}
