import { connect } from 'node:net';

/**
 * What a server answers to these bytes until it closes the connection, as latin1; fetch and http.request would not
 * send all of them. `patience`: milliseconds after which a server that waits for more bytes learns that none come.
 */
export function rawRequest(url: string, bytes: string, { patience = 0 } = {}): Promise<string> {
  const { port, hostname } = new URL(url);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect({ port: Number(port), host: hostname });
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.once('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
    });
    if (patience > 0) socket.setTimeout(patience, () => socket.end());
    socket.write(bytes, 'latin1');
  });
}

/** Its status and body. */
export function parsedAnswer(answer: string): { readonly status: number; readonly body: string } {
  const end = answer.indexOf('\r\n\r\n');
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]), body: answer.slice(end + 4) };
}
