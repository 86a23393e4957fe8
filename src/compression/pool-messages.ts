import { z } from 'zod';
import { imageErrorCodes } from '../domain/image-error.ts';

// What passes between the main process and the pool's process. Both sides check what they receive: the
// pool's process runs native code on strangers' bytes, and is not believed more than they are.

const options = z.strictObject({
  target: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('ratio'), ratio: z.number().positive().max(1) }),
    z.strictObject({ kind: z.literal('quality'), quality: z.int().min(1).max(100) }),
    z.strictObject({ kind: z.literal('maxBytes'), maxBytes: z.int().positive() }),
    z.strictObject({ kind: z.literal('visual'), visual: z.enum(['LOSSLESS', 'HIGH', 'GOOD']) }),
  ]),
  format: z.enum(['KEEP', 'JPEG', 'PNG', 'WEBP', 'AVIF']),
  effort: z.enum(['FAST', 'BEST']),
  minQuality: z.int().min(1).max(100).nullable(),
  maxWidth: z.int().positive().nullable(),
  maxHeight: z.int().positive().nullable(),
  keepMetadata: z.boolean(),
});

const poolSettings = z.strictObject({
  threads: z.int().positive(),
  maxPixels: z.number().positive(),
  maxImageBytes: z.number().positive(),
});

const format = z.enum(['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff']);

const result = z.strictObject({
  outcome: z.enum(['TARGET_MET', 'BEST_EFFORT', 'KEPT_ORIGINAL']),
  format,
  bytesIn: z.int().nonnegative(),
  bytesOut: z.int().nonnegative(),
  width: z.int().positive(),
  height: z.int().positive(),
  quality: z.int().min(1).max(100).nullable(),
  similarity: z.number().max(100).nullable(),
  encodes: z.int().nonnegative(),
});

const id = z.int().nonnegative();

/** From the main process. The first is `start`; it is answered by `ready`. */
const poolRequest = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('start'), settings: poolSettings }),
  z.strictObject({ type: z.literal('compress'), id, input: z.string(), output: z.string(), options }),
  z.strictObject({ type: z.literal('thumbnail'), id, input: z.string(), output: z.string() }),
]);

/** From the pool's process. */
const poolResponse = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  /** The header is read, and the job waits for memory. */
  z.strictObject({ type: z.literal('inspected'), id }),
  /** Its encode starts now: the deadline counts from here. */
  z.strictObject({ type: z.literal('encoding'), id, pixels: z.number().positive(), format }),
  z.strictObject({ type: z.literal('done'), id, result }),
  z.strictObject({ type: z.literal('thumbnailed'), id }),
  z.strictObject({
    type: z.literal('failed'),
    id,
    code: z.enum(imageErrorCodes),
    message: z.string().max(1000),
    /** What was behind a failure of ours, for the log. */
    cause: z.looseObject({ type: z.string(), message: z.string() }).optional(),
  }),
]);

export type PoolRequest = z.infer<typeof poolRequest>;
export type PoolResponse = z.infer<typeof poolResponse>;
export type PoolSettings = z.infer<typeof poolSettings>;

/** Throw a ZodError on anything else. */
export const parsePoolRequest = (message: unknown): PoolRequest => poolRequest.parse(message);
export const parsePoolResponse = (message: unknown): PoolResponse => poolResponse.parse(message);
