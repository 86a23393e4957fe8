import { createHash } from 'node:crypto';

/** Of a key: digests have one length, so that comparing them in constant time says nothing about the key. */
export function keyDigest(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
