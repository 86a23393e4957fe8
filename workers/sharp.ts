import { isMainThread } from 'node:worker_threads';
import sharp from 'sharp';

// libvips' operation cache keeps decoded images alive; a pool that never sees an image twice only pays for it.
sharp.cache(false);
// One thread an image: the pool is the parallelism.
sharp.concurrency(1);

// An allow-list: what libvips could read besides is attack surface (SVG and PDF fetch and run things).
// The setting is the process's, not the thread's: set by a thread that starts later, it would block, for a
// moment, what the other threads are reading.
if (isMainThread) {
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: [
      'VipsForeignLoadJpeg',
      'VipsForeignLoadPng',
      'VipsForeignLoadWebp',
      'VipsForeignLoadNsgif',
      'VipsForeignLoadTiff',
      // AVIF; HEIC is refused by its content before libvips sees it.
      'VipsForeignLoadHeif',
    ],
  });
}

export { sharp };
