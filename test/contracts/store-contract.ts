import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { storeControl } from './store/store-control.ts';
import type { StorePlace } from './store/store-fixtures.ts';
import { storeLists } from './store/store-lists.ts';
import { storeModel } from './store/store-model.ts';
import { storeReopening } from './store/store-reopening.ts';
import { storeReusing } from './store/store-reusing.ts';
import { storeSubmitting } from './store/store-submitting.ts';
import { storeWebhooks } from './store/store-webhooks.ts';
import { storeWorking } from './store/store-working.ts';

/** What every store must do. `makePlace` gives each test an empty place of its own. */
export function storeContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`${name} keeps the store's contract`, () => {
    let place: StorePlace;
    let open: Store;
    const store = () => open;

    async function enter(): Promise<void> {
      place = await makePlace();
      open = await place.open();
    }
    async function leave(): Promise<void> {
      await open.close();
      await place.remove();
    }
    async function reopen(): Promise<void> {
      await open.close();
      open = await place.open();
    }

    // Opening is the slow part: tests that look at their own requests only share a store.
    function sharing(group: string, tests: () => void): void {
      describe(group, () => {
        beforeAll(enter);
        afterAll(leave);
        tests();
      });
    }
    function apart(group: string, tests: () => void): void {
      describe(group, () => {
        beforeEach(enter);
        afterEach(leave);
        tests();
      });
    }

    sharing('submitting', () => storeSubmitting(store));
    sharing('working', () => storeWorking(store));
    apart('control', () => storeControl(store, reopen));
    apart('reusing', () => storeReusing(store));
    sharing('a model', () => storeModel(store));
    sharing('lists', () => storeLists(store));
    apart('webhooks', () => storeWebhooks(store));
    apart('opening again', () => storeReopening(store, reopen));
  });
}
