import type { PendingProduct } from '../policy/settling.ts';
import { requestOf } from './product-key.ts';

/**
 * Who works on which product. In memory: one process owns the store, a claim ends with its owner, and so
 * claiming writes nothing and a killed owner's claims need no clearing.
 */
export interface Claims {
  /** A fresh token for a product that is free. */
  take(key: number, run: number, imageCount: number): string;
  /** The claimed product, which nothing but its settlement changes; undefined while it is free. */
  find(key: number): PendingProduct | undefined;
  /** The product is settled or free again. */
  end(key: number): void;
  /** Below this key the request has no pending product that is free. */
  frontier(request: number): number;
  moveFrontier(request: number, key: number): void;
  forget(request: number): void;
  /** Whether any product of the request is claimed. */
  hasAny(request: number): boolean;
}

/** `epoch`: the opening's number; makes tokens of different openings differ. */
export function createClaims(epoch: number): Claims {
  const claimed = new Map<number, PendingProduct>();
  const frontiers = new Map<number, number>();
  const counts = new Map<number, number>();
  const count = (key: number, change: 1 | -1) => {
    const request = requestOf(key);
    const now = (counts.get(request) ?? 0) + change;
    if (now === 0) counts.delete(request);
    else counts.set(request, now);
  };
  let taken = 0;
  return {
    take: (key, run, imageCount) => {
      taken += 1;
      const token = `${epoch}.${taken}`;
      claimed.set(key, { run, imageCount, token });
      count(key, 1);
      return token;
    },
    find: (key) => claimed.get(key),
    end: (key) => {
      if (claimed.delete(key)) count(key, -1);
    },
    frontier: (request) => frontiers.get(request) ?? 0,
    moveFrontier: (request, key) => void frontiers.set(request, key),
    forget: (request) => void frontiers.delete(request),
    hasAny: (request) => counts.has(request),
  };
}
