import { createWaiter, type Waiter } from './waiter.ts';

/** Gathers single items into batches: under load one call serves many, otherwise the wait is short. */
export interface Batcher<Item, Answer> {
  /** Resolves with the item's answer; rejects with what its batch failed with. */
  add(item: Item): Promise<Answer>;
  /** Sends what waits now, and resolves when no batch is under way. */
  flush(): Promise<void>;
}

export interface BatcherSettings<Item, Answer> {
  /** Items a batch at most. */
  readonly size: number;
  /** Milliseconds that the first item of a batch waits for company. */
  readonly delay: number;
  /** An answer for each item, in their order. */
  readonly run: (items: readonly Item[]) => Promise<readonly Answer[]>;
  /** One batch at a time, in order; default: as they come. */
  readonly serial?: boolean;
}

interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly waiter: Waiter<Answer>;
}

/** Not bounded by itself: callers wait for their answers, and so bound it. */
export function createBatcher<Item, Answer>(settings: BatcherSettings<Item, Answer>): Batcher<Item, Answer> {
  const { size, delay, run, serial = false } = settings;
  const underWay = new Set<Promise<void>>();
  let waiting: Waiting<Item, Answer>[] = [];
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();

  function send(): void {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    const work = (serial ? last.then(() => answer(batch)) : answer(batch)).finally(() =>
      underWay.delete(work),
    );
    last = work;
    underWay.add(work);
  }

  /** Never rejects: a failure belongs to those who wait for this batch. */
  async function answer(batch: readonly Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await run(batch.map(({ item }) => item));
      if (answers.length !== batch.length) throw new Error('A batch needs an answer for each of its items.');
      for (const [index, { waiter }] of batch.entries()) waiter.resolve(answers[index] as Answer);
    } catch (error) {
      for (const { waiter } of batch) waiter.reject(error);
    }
  }

  return {
    add(item) {
      const waiter = createWaiter<Answer>();
      waiting.push({ item, waiter });
      if (waiting.length >= size) send();
      else timer ??= setTimeout(send, delay);
      return waiter.promise;
    },
    async flush() {
      send();
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
