import { productStatus } from '../../domain/product.ts';
import type { Settlement, SettleReport } from '../settlement.ts';
import { enter, type Finish, type Ledger } from './ledger.ts';

const mostSettlements = 200;

/** A pending product, as far as it decides whether a settlement of it is stale. */
export interface PendingProduct {
  readonly run: number;
  readonly imageCount: number;
  /** Of the claim that is current; null while it has none. */
  readonly token: string | null;
}

/** A settlement that counts, with the ledger it is entered in. */
export interface Settled<L extends Ledger> extends Finish {
  readonly settlement: Settlement;
  readonly ledger: L;
  readonly sequence: number;
}

/** RangeError for too many, Error for one that is not finished. */
export function checkSettlements(settlements: readonly Settlement[]): void {
  if (settlements.length > mostSettlements) throw new RangeError('More than 200 settlements in one batch');
  if (settlements.some(({ images }) => productStatus(images) === 'PENDING')) {
    throw new Error('A settlement has an image that is pending');
  }
}

/** Whether a settlement changes nothing: claim or run are not current, or the images are not the product's. */
export function isStale(product: PendingProduct, { token, run, images }: Settlement): boolean {
  return product.token !== token || product.run !== run || product.imageCount !== images.length;
}

/**
 * Enters a batch in the ledgers of its requests. Stale is also what is of a request without a ledger (it is gone), of a
 * product that is not pending, and the second settlement of a product: `pendingOf` returns the same object for both.
 */
export function settleBatch<L extends Ledger>(
  settlements: readonly Settlement[],
  ledgers: ReadonlyMap<string, L>,
  pendingOf: (settlement: Settlement) => PendingProduct | undefined,
): { readonly sequences: SettleReport['sequences']; readonly settled: readonly Settled<L>[] } {
  const settled: Settled<L>[] = [];
  const done = new Set<PendingProduct>();
  const sequences = settlements.map((settlement) => {
    const ledger = ledgers.get(settlement.requestId);
    const product = pendingOf(settlement);
    if (ledger === undefined || product === undefined) return null;
    if (done.has(product) || isStale(product, settlement)) return null;
    done.add(product);
    const { position, images, finishedAt, canceled } = settlement;
    const status = canceled ? 'CANCELED' : productStatus(images);
    const sequence = enter(ledger, { position, status, images, finishedAt });
    settled.push({ position, status, images, finishedAt, settlement, ledger, sequence });
    return sequence;
  });
  return { sequences, settled };
}
