import { describe, expect, it } from 'vitest';
import { beginningOf, isFinal } from '../../../src/store/policy/publishing.ts';
import {
  failed,
  finishedProduct,
  publicationOf,
  stagedProduct,
  succeeded,
  webhook,
} from '../../contracts/store/store-fixtures.ts';

describe('publishing', () => {
  const now = new Date('2026-03-01');
  const done = [finishedProduct(0, 1, [succeeded()]), finishedProduct(1, 2, [failed()])];

  it('queues what has a pending product and announces nothing', () => {
    const publication = publicationOf([...done, stagedProduct(2)]);
    expect(isFinal(publication.counters)).toBe(false);
    const beginning = beginningOf(publication, webhook, null, now);
    expect(beginning).toEqual({ status: 'QUEUED', finishedAt: null, outbox: [] });
  });

  it('ends what has none with its last product, and announces it now', () => {
    const last = new Date('2026-02-01');
    expect(beginningOf(publicationOf(done), webhook, last, now)).toEqual({
      status: 'COMPLETED_WITH_ERRORS',
      finishedAt: last,
      outbox: [{ event: 'REQUEST_FINISHED', position: null, at: now }],
    });
  });

  it('ends an empty one as it is sent, and tells only a webhook that wants to know', () => {
    for (const silent of [null, { ...webhook, events: ['PRODUCT_FINISHED'] as const }]) {
      const beginning = beginningOf(publicationOf([]), silent, null, now);
      expect(beginning).toEqual({ status: 'COMPLETED', finishedAt: now, outbox: [] });
    }
  });
});
