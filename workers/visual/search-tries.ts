import type { PartTry } from './try-on-part.ts';

/** What the whole picture came to. */
export interface WholeTry {
  readonly similarity: number;
  readonly bytes: number;
}

/** The tries of one way on a part of the picture, and how to encode the whole by it. */
export interface TriedWay {
  readonly tries: readonly PartTry[];
  readonly lookAt: (quality: number, bytes: number) => Promise<WholeTry>;
}

/** Bytes of the whole to expect. */
type Bytes = (onPart: PartTry) => number;

export interface TriesQuestion {
  readonly least: number;
  /** Of the picture's pixels, how many the part has. */
  readonly share: number;
  /** Bytes that a file has however small its picture is. */
  readonly header: number;
  /** Bytes of what is good enough already; infinite where nothing is. */
  readonly smallest: number;
  readonly tries: number;
}

interface Next {
  readonly way: TriedWay;
  readonly onPart: PartTry;
  readonly bytes: number;
}

interface Expected extends Next {
  readonly similarity: number;
}

interface Done extends WholeTry {
  readonly way: TriedWay;
  readonly onPart: PartTry;
}

/** What is hoped for on top of what was asked for, points of similarity, by how many tries are left, none good so far. */
const caution = [2.5, 0.7] as const;
/** Of what is the smallest so far, what may still be smaller: of a way whose bytes are known, and of another. */
const maySmaller = { known: 0.995, unknown: 1.15 };
/** Of the fewest bytes, what is as good as those: of such files the one that looks best is taken. */
export const sameBytes = 1.005;

/**
 * Encodes the whole at what took the fewest bytes of the part and looked good enough, then at what is smaller still
 * or, where it does not look as good, at the next. What the whole came to corrects what is expected of the others.
 */
export async function searchTries(
  ways: readonly TriedWay[],
  { least, share, header, smallest, tries }: TriesQuestion,
): Promise<void> {
  const done: Done[] = [];
  let best = smallest;
  while (done.length < tries) {
    const careful = best === Number.POSITIVE_INFINITY ? (caution[tries - done.length - 1] ?? 0) : 0;
    const next = nextTry(ways, done, { least: least + careful, share, header, best });
    if (next === null) return;
    const { way, onPart } = next;
    const whole = await way.lookAt(onPart.quality, next.bytes);
    done.push({ ...whole, way, onPart });
    if (whole.similarity >= least) best = Math.min(best, whole.bytes);
  }
}

function nextTry(
  ways: readonly TriedWay[],
  done: readonly Done[],
  { least, share, header, best }: { least: number; share: number; header: number; best: number },
): Next | null {
  const fitting: Expected[] = [];
  let nearest: Expected | null = null;
  for (const way of ways) {
    const own = done.filter((each) => each.way === way);
    const bytesOf = expectedBytes(own, header, share);
    const most = best * (own.length > 0 ? maySmaller.known : maySmaller.unknown);
    for (const onPart of way.tries) {
      if (own.some((each) => each.onPart.quality === onPart.quality)) continue;
      const similarity = onPart.similarity + surprise(own.length > 0 ? own : done, onPart);
      const bytes = bytesOf(onPart);
      if (bytes >= most) continue;
      const expected = { way, onPart, bytes, similarity };
      if (similarity >= least) fitting.push(expected);
      if (similarity > (nearest?.similarity ?? Number.NEGATIVE_INFINITY)) nearest = expected;
    }
  }
  return bestOfSmallest(fitting) ?? (best === Number.POSITIVE_INFINITY ? nearest : null);
}

function bestOfSmallest(fitting: readonly Expected[]): Next | null {
  const fewest = Math.min(...fitting.map(({ bytes }) => bytes));
  const [first, ...others] = fitting.filter(({ bytes }) => bytes <= sameBytes * fewest);
  if (first === undefined) return null;
  return others.reduce((found, each) => (each.similarity > found.similarity ? each : found), first);
}

/** How much better the whole looked than expected at the nearest quality. */
function surprise(done: readonly Done[], { quality }: PartTry): number {
  const nearest = nearestOf(done, quality);
  return nearest === undefined ? 0 : nearest.similarity - nearest.onPart.similarity;
}

function expectedBytes(done: readonly Done[], header: number, share: number): Bytes {
  const whole = ({ bytes }: PartTry): number => header + Math.max(0, bytes - header) / share;
  return (onPart) => {
    const nearest = nearestOf(done, onPart.quality);
    return whole(onPart) * (nearest === undefined ? 1 : nearest.bytes / whole(nearest.onPart));
  };
}

function nearestOf(done: readonly Done[], quality: number): Done | undefined {
  const far = ({ onPart }: Done): number => Math.abs(onPart.quality - quality);
  return [...done].sort((a, b) => far(a) - far(b))[0];
}
