import { isBlank } from '../cells/white-space.ts';
import { normalizeHeader } from '../normalize-header.ts';
import { outputColumn } from '../output-column.ts';
import { type AddressKind, addressKind, kindWeights } from './address-likeness.ts';
import { cellAddresses, isAbsolute } from './cell-addresses.ts';
import { headerSenses } from './header-senses.ts';
import type { HeaderSense } from './header-words.ts';

/** What the first rows show about one column. */
export interface ColumnEvidence {
  /** As written; null: the file has none. */
  readonly header: string | null;
  /** Cells that are not blank. */
  readonly filled: number;
  /** Of these, cells that hold addresses and nothing else… */
  readonly withAddresses: number;
  /** …and such as name a server. */
  readonly withUrls: number;
  /** The kind of most of its addresses; null: there are none. */
  readonly kind: AddressKind | null;
  readonly senses: ReadonlyMap<HeaderSense, string>;
  /** How sure it is that the column holds images: at least `imageScore` for one that is taken. */
  readonly score: number;
  /** Its first cells that are not blank. */
  readonly examples: readonly string[];
}

/** A column with this score is taken. */
export const imageScore = 0.5;

/**
 * What a header's words add to the mean of kindWeights. Chosen so that a word for images decides where addresses
 * say nothing, or look like pages a little; and one against them where they say nothing, or a place alone. Beside a
 * word for what is about an image (`Photo credit`), the word for images decides no more.
 */
const senseWeights: Readonly<Record<HeaderSense, number>> = {
  IMAGE: 1.3,
  PAGE: -1,
  OTHER_FILE: -1.5,
  OTHER_THING: -1,
  ABOUT_IMAGE: -0.9,
};

const noSenses: ReadonlyMap<HeaderSense, string> = new Map();

const shownExamples = 3;

/** `header`: as written; null: the file has none. `rows`: the sample's, below the header. */
export function columnEvidence(
  header: string | null,
  rows: readonly (readonly string[])[],
  column: number,
): ColumnEvidence {
  const kinds = new Map<AddressKind, number>();
  const examples: string[] = [];
  let [filled, withAddresses, withUrls, sum, addresses] = [0, 0, 0, 0, 0];
  for (const row of rows) {
    const cell = row[column] ?? '';
    if (isBlank(cell)) continue;
    filled += 1;
    if (examples.length < shownExamples) examples.push(cell);
    const found = cellAddresses(cell);
    if (found === null) continue;
    withAddresses += 1;
    if (found.some(isAbsolute)) withUrls += 1;
    for (const address of found) {
      const kind = addressKind(address);
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      sum += kindWeights[kind];
      addresses += 1;
    }
  }
  // Only asked where it may decide: a sheet may have thousands of columns of other things.
  const asked = header !== null && (addresses > 0 || filled === 0);
  const senses = asked ? headerSenses(header) : noSenses;
  const [kind = null] = [...kinds].sort(([, a], [, b]) => b - a)[0] ?? [];
  const score = (addresses === 0 ? 0 : sum / addresses + senseScore(senses)) - ownOutput(header);
  return { header, filled, withAddresses, withUrls, kind, senses, score, examples };
}

/** A link to an image is a link to an image: the word for pages counts only by itself. */
function senseScore(senses: ReadonlyMap<HeaderSense, string>): number {
  let score = 0;
  for (const sense of senses.keys())
    if (sense !== 'PAGE' || !senses.has('IMAGE')) score += senseWeights[sense];
  return score;
}

/** What Halftone wrote into the file before is not input, however much it looks like images. */
function ownOutput(header: string | null): number {
  return header !== null && normalizeHeader(header) === normalizeHeader(outputColumn) ? 100 : 0;
}

/** Enough of its cells are addresses; fewer will do where the header speaks of images. */
export function hasAddresses({ filled, withAddresses, senses }: ColumnEvidence): boolean {
  return withAddresses > 0 && withAddresses >= filled * (senses.has('IMAGE') ? 0.2 : 0.5);
}
