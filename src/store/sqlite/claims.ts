import { requestOf } from './product-key.ts';

/**
 * Who works on which product. In memory: one process owns the store, a claim ends with its owner, and so
 * claiming writes nothing and a killed owner's claims need no clearing.
 */
export interface Claims {
  /** A fresh token for a product that is free. */
  take(key: number): string;
  isTaken(key: number): boolean;
  /** Of the claim that is current; null while the product is free. */
  tokenOf(key: number): string | null;
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
  const tokens = new Map<number, string>();
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
    take: (key) => {
      taken += 1;
      const token = `${epoch}.${taken}`;
      tokens.set(key, token);
      count(key, 1);
      return token;
    },
    isTaken: (key) => tokens.has(key),
    tokenOf: (key) => tokens.get(key) ?? null,
    end: (key) => {
      if (tokens.delete(key)) count(key, -1);
    },
    frontier: (request) => frontiers.get(request) ?? 0,
    moveFrontier: (request, key) => void frontiers.set(request, key),
    forget: (request) => void frontiers.delete(request),
    hasAny: (request) => counts.has(request),
  };
}
