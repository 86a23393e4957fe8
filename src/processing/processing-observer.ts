import type { Product } from '../domain/product.ts';
import type { Settlement } from '../store/settlement.ts';

/** Called with the results of products, to count them. */
export interface ProcessingObserver {
  /**
   * The store has taken a product's result.
   *
   * @param before the product as it was claimed: images that had a result then are no news
   * @param milliseconds from the product's last image until its result was stored
   */
  settled(before: Product, settlement: Settlement, milliseconds: number): void;
}
