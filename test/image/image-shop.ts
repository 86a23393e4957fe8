import { EventEmitter, once } from 'node:events';
import { startImageServer } from '../support/image-server.ts';
import { makePhoto } from '../support/make-photo.ts';

export interface ImageShop {
  readonly origin: string;
  /** Resolves once a server waits for `/held.jpg`. */
  holding(): Promise<void>;
  /** Answers `/held.jpg` from now on. */
  release(): void;
  close(): Promise<void>;
}

/** A shop with `/mug.jpg`, and `/held.jpg`, which it keeps back. */
export async function startImageShop(): Promise<ImageShop> {
  const photo = await makePhoto(1).jpeg({ quality: 90 }).toBuffer();
  const gate = new EventEmitter();
  const asked = once(gate, 'asked');
  const released = once(gate, 'released');
  const server = await startImageServer((request, response) => {
    const path = request.url ?? '';
    if (path.startsWith('/mug.jpg')) return void response.end(photo);
    if (path !== '/held.jpg') return void response.writeHead(404).end();
    gate.emit('asked');
    void released.then(() => response.end(photo));
  });
  return {
    origin: server.origin,
    holding: async () => void (await asked),
    release: () => void gate.emit('released'),
    close: () => server.close(),
  };
}
