import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CounterSums, emptyCounters } from '../../../src/domain/counters.ts';
import type { Image } from '../../../src/domain/image.ts';
import { unstartedPace } from '../../../src/domain/pace.ts';
import { type ProductStatus, productStatus } from '../../../src/domain/product.ts';
import { isFinished } from '../../../src/domain/request.ts';
import { cancelProduct, endRetryStep, restartProduct } from '../../../src/store/policy/controlling.ts';
import {
  type Closing,
  closeLedger,
  deliveriesOf,
  enter,
  isChanged,
  type LedgerRequest,
  openLedger,
} from '../../../src/store/policy/ledger.ts';
import { failed, pending, skipped, succeeded, webhook } from '../../contracts/store/store-fixtures.ts';

const active = { ...webhook, disabledAt: null, disabledReason: null };
const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second));

/** A request of products with one pending image each. */
function requestOf(products: number, changes: Partial<LedgerRequest> = {}): LedgerRequest {
  const sums = new CounterSums(emptyCounters);
  for (let n = 0; n < products; n += 1) sums.addProduct(1);
  const counters = sums.freeze();
  return {
    ...{
      owner: 'default',
      status: 'PROCESSING',
      counters,
      pace: unstartedPace,
      sequence: 0,
      webhook: active,
    },
    ...changes,
  };
}

function finish(position: number, image: Image = succeeded(), second = position) {
  const images = [image];
  return { position, images, status: productStatus(images), finishedAt: at(second) };
}

describe('a ledger', () => {
  it('numbers what is entered on from the request, and is changed by it', () => {
    const ledger = openLedger(requestOf(5, { sequence: 7 }), false);
    expect(isChanged(ledger)).toBe(false);
    expect([enter(ledger, finish(3)), enter(ledger, finish(0))]).toEqual([8, 9]);
    expect(isChanged(ledger)).toBe(true);
    expect(closeLedger(ledger)).toMatchObject({ status: 'PROCESSING', sequence: 9, finishedAt: null });
  });

  it('ends the request with its last product, at the time of the latest one', () => {
    const ledger = openLedger(requestOf(2), false);
    enter(ledger, finish(1, succeeded(), 9));
    enter(ledger, finish(0, failed(), 4));
    const closing = closeLedger(ledger);
    expect(closing).toMatchObject({ finished: true, status: 'COMPLETED_WITH_ERRORS', finishedAt: at(9) });
    expect(closing.outbox.map(({ event, position, at }) => [event, position, at.getUTCSeconds()])).toEqual([
      ['PRODUCT_FINISHED', 1, 9],
      ['PRODUCT_FINISHED', 0, 4],
      ['REQUEST_FINISHED', null, 9],
    ]);
    expect(deliveriesOf([ledger, openLedger(requestOf(1), false)])).toBe(3);
  });

  it.each([
    ['COMPLETED', [succeeded(), succeeded()]],
    ['COMPLETED', [skipped(), succeeded()]],
    ['FAILED', [failed(), skipped()]],
    ['COMPLETED_WITH_ERRORS', [failed(), succeeded()]],
  ])('ends as %s', (status, images) => {
    const ledger = openLedger(requestOf(images.length), false);
    for (const [position, image] of images.entries()) enter(ledger, finish(position, image));
    expect(closeLedger(ledger).status).toBe(status);
  });

  it('ends a cancelled request as CANCELED, and leaves it that when others of it were retried', () => {
    const ledger = openLedger(requestOf(2, { status: 'CANCELING' }), false);
    enter(ledger, finish(0, failed()));
    cancelProduct(ledger, { position: 1, images: [pending()] }, at(2));
    const canceled = closeLedger(ledger);
    expect(canceled.status).toBe('CANCELED');

    const retrying = openLedger(requestOf(0, { ...canceled, status: 'PROCESSING' }), true);
    restartProduct(retrying, { status: 'FAILED', images: [failed()] });
    endRetryStep(retrying, true, at(3));
    const restarted = closeLedger(retrying);
    expect(restarted).toMatchObject({ status: 'PROCESSING', finished: false });
    const again = openLedger(requestOf(0, restarted), false);
    enter(again, finish(0));
    expect(closeLedger(again)).toMatchObject({ status: 'CANCELED', finished: true });
  });

  it('ends a request that is being cancelled as CANCELED, even when its last products had their results', () => {
    const ledger = openLedger(requestOf(1, { status: 'CANCELING' }), false);
    enter(ledger, finish(0));
    expect(closeLedger(ledger)).toMatchObject({ finished: true, status: 'CANCELED' });
  });

  it('ends a request with the last step of a retry when nothing is pending then, and not before it', () => {
    const done = openLedger(requestOf(1), false);
    enter(done, finish(0, failed()));
    const request = { ...requestOf(0), ...closeLedger(done), status: 'PROCESSING' as const };
    const [first, last] = [openLedger(request, true), openLedger(request, true)];
    endRetryStep(first, false, at(5));
    endRetryStep(last, true, at(6));
    expect(closeLedger(first)).toMatchObject({ finished: false, status: 'PROCESSING' });
    expect(closeLedger(last)).toMatchObject({ finished: true, status: 'FAILED', finishedAt: at(6) });
  });

  it('does not end a request while failures of it are still to be made pending', () => {
    const ledger = openLedger(requestOf(1), true);
    enter(ledger, finish(0));
    expect(closeLedger(ledger)).toMatchObject({ finished: false, status: 'PROCESSING' });
  });

  it('says nothing of cancelled products, and nothing at all without a webhook that wants to know', () => {
    const canceling = openLedger(requestOf(1, { status: 'CANCELING' }), false);
    const entered = cancelProduct(canceling, { position: 0, images: [pending(), succeeded()] }, at(1));
    expect(entered).toMatchObject({ sequence: 1, status: 'CANCELED' });
    expect(entered.images.map(({ status }) => status)).toEqual(['SKIPPED', 'SUCCEEDED']);
    expect(canceling.pace).toEqual(unstartedPace);
    expect(closeLedger(canceling).outbox.map(({ event }) => event)).toEqual(['REQUEST_FINISHED']);
    for (const none of [null, { ...active, events: [] }, { ...active, disabledAt: at(0) }]) {
      const ledger = openLedger(requestOf(1, { webhook: none }), false);
      enter(ledger, finish(0));
      expect(closeLedger(ledger).outbox).toEqual([]);
    }
  });
});

interface Row {
  status: ProductStatus;
  images: readonly Image[];
  sequence: number | null;
}

const results = { ok: succeeded(), small: succeeded(undefined, 1), failed: failed(), skipped: skipped() };
const someImages = fc.array(fc.constantFrom(...Object.values(results)), { maxLength: 3 });
const step = fc.oneof(
  fc.record({ kind: fc.constant('settle' as const), pick: fc.nat(), images: someImages }),
  fc.record({ kind: fc.constant('cancel' as const), limit: fc.nat(3) }),
  fc.record({ kind: fc.constant('retry' as const), limit: fc.nat(3) }),
);

/** The counters and facets of all rows, summed the long way. */
function recount(rows: readonly Row[]) {
  const sums = new CounterSums(emptyCounters);
  for (const { status, images, sequence } of rows) {
    sums.addProduct(3);
    if (sequence !== null) sums.finish(status, images);
  }
  return sums.freeze();
}

/** One transaction on the rows. */
function change(
  request: LedgerRequest,
  rows: Row[],
  one: typeof step extends fc.Arbitrary<infer T> ? T : never,
) {
  const retrying = one.kind === 'retry';
  const ledger = openLedger(
    { ...request, status: one.kind === 'cancel' ? 'CANCELING' : 'PROCESSING' },
    retrying,
  );
  const free = rows.filter(({ sequence }) => sequence === null);
  if (one.kind === 'settle') {
    const row = free[one.pick % Math.max(1, free.length)];
    if (row === undefined) return null;
    const { images } = one;
    const status = productStatus(images);
    const position = rows.indexOf(row);
    const sequence = enter(ledger, { position, status, images, finishedAt: at(position) });
    Object.assign(row, { status, images, sequence });
  }
  if (one.kind === 'cancel') {
    for (const row of free.slice(0, one.limit)) {
      const { status, images, sequence } = cancelProduct(
        ledger,
        { position: rows.indexOf(row), images: row.images },
        at(1),
      );
      Object.assign(row, { status, images, sequence });
    }
    if (free.length === 0 || one.limit === 0) return null;
  }
  if (one.kind === 'retry') {
    const found = rows.filter(
      ({ sequence, images }) => sequence !== null && images.some(({ status }) => status === 'FAILED'),
    );
    const some = found.slice(0, one.limit);
    for (const row of some) {
      const images = restartProduct(ledger, row);
      Object.assign(row, { status: 'PENDING', images, sequence: null });
    }
    endRetryStep(ledger, some.length === found.length, at(2));
  }
  return { ...closeLedger(ledger), retrying: ledger.retrying };
}

describe('whatever is entered, cancelled and retried', () => {
  const run = (
    visit: (closing: Closing & { retrying: boolean }, rows: readonly Row[], last: LedgerRequest) => void,
  ) =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.array(step, { maxLength: 40 }), (count, steps) => {
        const rows = Array.from({ length: count }, (): Row => {
          return { status: 'PENDING', images: [pending(), pending(), pending()], sequence: null };
        });
        let request = requestOf(0, { counters: recount(rows) });
        for (const one of steps) {
          const closing = change(request, rows, one);
          if (closing === null) continue;
          visit(closing, rows, request);
          request = { ...request, ...closing };
        }
      }),
    );

  it('the counters are those of a recount', () => {
    run(({ counters }, rows) => expect(counters).toEqual(recount(rows)));
  });

  it('numbers are given once and never again, the newest one is the request’s', () => {
    run(({ sequence }, rows, last) => {
      const numbers = rows.flatMap((row) => row.sequence ?? []);
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(Math.max(0, ...numbers)).toBeLessThanOrEqual(sequence);
      expect(sequence).toBeGreaterThanOrEqual(last.sequence);
    });
  });

  it('it has a final status exactly when nothing is pending or being retried', () => {
    run(({ finished, status, finishedAt, outbox, retrying }, rows) => {
      expect(finished).toBe(!retrying && rows.every(({ sequence }) => sequence !== null));
      expect(isFinished(status)).toBe(finished);
      expect(finishedAt !== null).toBe(finished);
      expect(outbox.some(({ event }) => event === 'REQUEST_FINISHED')).toBe(finished);
    });
  });
});
