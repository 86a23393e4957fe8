import { afterEach, beforeEach, describe } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import type { StorePlace } from './store/store-fixtures.ts';
import { storeLists } from './store/store-lists.ts';
import { storeReopening } from './store/store-reopening.ts';
import { storeSubmitting } from './store/store-submitting.ts';
import { storeWebhooks } from './store/store-webhooks.ts';
import { storeWorking } from './store/store-working.ts';

/** What every store must do. `makePlace` gives each test an empty place of its own. */
export function storeContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`${name} keeps the store's contract`, () => {
    let place: StorePlace;
    let open: Store;
    const store = () => open;

    async function reopen(): Promise<void> {
      await open.close();
      open = await place.open();
    }

    beforeEach(async () => {
      place = await makePlace();
      open = await place.open();
    });
    afterEach(async () => {
      await open.close();
      await place.remove();
    });

    describe('submitting', () => storeSubmitting(store));
    describe('working', () => storeWorking(store));
    describe('lists', () => storeLists(store));
    describe('webhooks', () => storeWebhooks(store));
    describe('opening again', () => storeReopening(store, reopen));
  });
}
