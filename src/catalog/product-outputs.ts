import type { CheckedRow } from './check-rows.ts';

/** Deals what the store has for each product, in file order, out to the rows that the product came from. */
export interface ProductOutputs<T> {
  /** Position for position with the row's images. Ask for every row that was taken, in order. */
  of(row: CheckedRow): Promise<readonly T[]>;
  close(): Promise<void>;
}

/** `outputs`: one item for each product of the first reading, position for position with its images. */
export function productOutputs<T>(outputs: AsyncIterator<readonly T[]>): ProductOutputs<T> {
  let current: readonly T[] = [];
  let dealt = 0;
  return {
    async of({ first, images }) {
      if (first) {
        const next = await outputs.next();
        // To go on with nothing would hand out a file that looks finished and is not.
        if (next.done === true)
          throw new Error('The kept upload has more products than the request has outputs.');
        current = next.value;
        dealt = 0;
      }
      dealt += images.length;
      return current.slice(dealt - images.length, dealt);
    },
    async close() {
      await outputs.return?.();
    },
  };
}
