import { createHash } from 'node:crypto';

/** Texts are compared by 52 bits of their hash: with a million texts the count is wrong in one of ten thousand files. */
const bitsOver48 = 16;

/** Counts different texts exactly up to a bound, in up to 32 bytes of memory for each. */
export class DistinctCounter {
  readonly #most: number;
  #slots = new Float64Array(1024);
  #count = 0;
  #full = false;

  constructor(most: number) {
    this.#most = most;
  }

  add(text: string): void {
    if (this.#full) return;
    if (2 * (this.#count + 1) > this.#slots.length) this.#grow();
    if (!this.#insert(hashOf(text))) return;
    if (this.#count >= this.#most) this.#full = true;
    else this.#count += 1;
  }

  get count(): number {
    return this.#count;
  }

  /** False: there are more than `count`. */
  get exact(): boolean {
    return !this.#full;
  }

  /** Whether the value is new. Open addressing; 0 is an empty slot. */
  #insert(value: number): boolean {
    const slots = this.#slots;
    let at = value % slots.length;
    while (slots[at] !== 0) {
      if (slots[at] === value) return false;
      at = (at + 1) % slots.length;
    }
    slots[at] = value;
    return true;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Float64Array(2 * old.length);
    for (const value of old) if (value !== 0) this.#insert(value);
  }
}

function hashOf(text: string): number {
  const digest = createHash('sha1').update(text).digest();
  return digest.readUIntBE(0, 6) * bitsOver48 + ((digest[6] as number) % bitsOver48) || 1;
}
