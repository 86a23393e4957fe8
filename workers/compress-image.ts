import { readFileSync } from 'node:fs';
import type { CompressionResult } from '../src/compression/compressor.ts';
import type { CompressionOptions } from '../src/domain/compression-options.ts';
import type { Candidate } from './candidate.ts';
import { encodeCandidate } from './encode-candidate.ts';
import { mayNeedComparison } from './floor/surely-holds.ts';
import type { ImageFacts } from './image-facts.ts';
import { openPicture } from './open-picture.ts';
import { type ImagePlan, planImage, uprightSize } from './plan-image.ts';
import { readWhole } from './repair/read-whole.ts';
import { stripMetadata } from './strip/strip-metadata.ts';
import { isHardlySmaller, worthwhileBytes } from './worthwhile-bytes.ts';
import { writeResult } from './write-result.ts';

export interface CompressImageJob {
  readonly input: string;
  readonly output: string;
  readonly options: CompressionOptions;
  /** Of `input`, within the limits: what `inspectImage` found. */
  readonly facts: ImageFacts;
}

export type CompressImageResult = Required<CompressionResult>;

/** Compresses one file into another. Throws an ImageError where the picture cannot be decoded. */
export async function compressImage(job: CompressImageJob): Promise<CompressImageResult> {
  // Files are read and written while the thread waits: it has one image at a time and nothing else to do.
  const file = readFileSync(job.input);
  return readWhole(file, job.facts.format, (bytes) => compressBytes(bytes, file, job));
}

/** `bytes`: the file, or what it is once repaired. */
async function compressBytes(
  bytes: Buffer,
  file: Buffer,
  { output, options, facts }: CompressImageJob,
): Promise<CompressImageResult> {
  const plan = planImage(facts, options);
  // An animated AVIF is repaired for its decoder alone: it would not move any more.
  const stripped = stripMetadata(facts.format === 'avif' ? file : bytes, facts.format, {
    orientation: facts.orientation,
    keepMetadata: options.keepMetadata,
  });
  const original = stripped.length > file.length ? file : stripped;
  const picture = await openPicture(bytes, facts, {
    maxWidth: options.maxWidth,
    maxHeight: options.maxHeight,
    animated: plan.animated,
    flatten: plan.format === 'jpeg' && facts.hasAlpha,
    keepMetadata: options.keepMetadata,
    keepPixels:
      plan.window !== null ||
      plan.impossible ||
      options.target.kind === 'visual' ||
      mayNeedComparison(plan.format, options),
  });
  const candidate =
    plan.impossible || originalMeets(plan, facts, original)
      ? null
      : await encodeCandidate(picture, bytes, facts, plan, options);
  const delivered = choose(candidate, original, facts, plan, options);
  writeResult(output, delivered.data);
  const { data, ...result } = delivered;
  return { ...result, bytesIn: facts.bytes, bytesOut: data.length, encodes: candidate?.encodes ?? 0 };
}

/** The original without its metadata is within the target already, and no encode could be a better picture. */
function originalMeets(plan: ImagePlan, facts: ImageFacts, original: Buffer): boolean {
  if (plan.window === null || plan.changed) return false;
  if (plan.fitsAlready) return true;
  const asShown = facts.orientation === 1 && !facts.hasProfile && !facts.unusualColour;
  return asShown && original.length <= plan.window.limit;
}

type Delivered = Omit<CompressImageResult, 'bytesIn' | 'bytesOut' | 'encodes'> & { readonly data: Buffer };

/** The candidate where it is smaller than what it replaces; else the original, said honestly. */
function choose(
  candidate: Candidate | null,
  original: Buffer,
  facts: ImageFacts,
  plan: ImagePlan,
  { target }: CompressionOptions,
): Delivered {
  const limit = plan.window?.limit ?? Number.POSITIVE_INFINITY;
  const replaced = plan.changed ? facts.bytes : original.length;
  const visual = target.kind === 'visual';
  if (candidate !== null && candidate.data.length < replaced) {
    const { data, width, height, quality, similarity = null, reached = false } = candidate;
    const raised = target.kind === 'quality' && quality !== null && quality > target.quality;
    const kept = visual && !plan.changed && isHardlySmaller(data.length, replaced);
    const met = data.length <= limit && !raised && (!visual || reached) && !kept;
    // Where nothing smaller looks that good, the original does, if it is what was asked for.
    const effort = (!visual || plan.changed) && data.length <= worthwhileBytes(replaced);
    if (met || effort) {
      return {
        outcome: met ? 'TARGET_MET' : 'BEST_EFFORT',
        format: plan.format,
        ...{ width, height, quality, similarity, data },
      };
    }
  }
  const met = plan.window !== null && !plan.changed && original.length <= limit;
  return {
    outcome: met ? 'TARGET_MET' : 'KEPT_ORIGINAL',
    format: facts.format,
    ...uprightSize(facts),
    quality: null,
    similarity: visual ? 100 : null,
    data: original,
  };
}
