import { timingSafeEqual } from 'node:crypto';
import type { ApiKey } from '../config.ts';
import { bearerKey } from './bearer-key.ts';
import { keyDigest } from './key-digest.ts';

/** The tenant that an `Authorization` header proves to be; null when it proves nothing. */
export type Authenticate = (authorization: string | undefined) => string | null;

/** With no keys at all everyone is the tenant `default`. */
export function createAuthenticate(apiKeys: readonly ApiKey[]): Authenticate {
  if (apiKeys.length === 0) return () => 'default';
  const tenants = apiKeys.map(({ name, key }) => ({ name, digest: keyDigest(key) }));
  return (authorization) => {
    const key = bearerKey(authorization);
    if (key === null) return null;
    const given = keyDigest(key);
    let owner: string | null = null;
    // Digests have one length and every one is compared: the time it takes says nothing about a key.
    for (const { name, digest } of tenants) if (timingSafeEqual(digest, given)) owner = name;
    return owner;
  };
}
