import { z } from 'zod';
import { encodingName, findEncoding } from '../catalog/encoding-labels.ts';
import { canParseUrl } from '../domain/can-parse-url.ts';
import { type CompressionOptions, defaultCompressionOptions } from '../domain/compression-options.ts';
import { InvalidInputError } from '../domain/invalid-input-error.ts';
import { textEncodings } from '../domain/text-encoding.ts';
import { isWebhookSecret, webhookSecretRule } from '../domain/webhook-secret.ts';
import type { SubmitOptions } from './submit-options.ts';

/** `UploadOptions` of the contract as GraphQL hands it over: anything may be missing or null. */
export type SubmitOptionsInput = z.input<typeof schema>;

/** Server-wide defaults for the webhook (WEBHOOK_URL). */
export interface SubmitDefaults {
  readonly webhookUrl: string | null;
}

/** Fills in the defaults and checks the bounds. Throws InvalidInputError naming the first wrong option. */
export function resolveSubmitOptions(input: SubmitOptionsInput, defaults: SubmitDefaults): SubmitOptions {
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new InvalidInputError(`options.${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { webhook, columns, ...rest } = parsed.data;
  return {
    ...rest,
    columns: columns && {
      images: columns.images ?? undefined,
      name: columns.name ?? undefined,
      serialNumber: columns.serialNumber ?? undefined,
    },
    webhook:
      webhook ?? (defaults.webhookUrl === null ? null : { ...webhookDefaults, url: defaults.webhookUrl }),
  };
}

/** A missing option and an option that is null mean the same: the default. */
function optional<Schema extends z.ZodType, Default>(schema: Schema, fallback: Default) {
  return schema.nullish().transform((value) => value ?? fallback);
}

const text = (longest: number) => z.string().max(longest, `at most ${longest} characters`);
const whole = (from: number, to: number) =>
  z.int(`expected a whole number`).min(from, `expected ${from} or more`).max(to, `expected ${to} or less`);

const target = z
  .object({
    ratio: z.number().gt(0, 'expected more than 0').max(1, 'expected 1 or less').nullish(),
    quality: whole(1, 100).nullish(),
    maxBytes: whole(1, 2 ** 31 - 1).nullish(),
    visual: z.enum(['LOSSLESS', 'HIGH', 'GOOD']).nullish(),
  })
  .transform(({ ratio, quality, maxBytes, visual }) => {
    if (visual != null) return { kind: 'visual', visual } as const;
    if (quality != null) return { kind: 'quality', quality } as const;
    if (maxBytes != null) return { kind: 'maxBytes', maxBytes } as const;
    return { kind: 'ratio', ratio: ratio ?? 0.5 } as const;
  });

const compression = z
  .object({
    target: optional(target, { kind: 'ratio', ratio: 0.5 } as const),
    format: optional(z.enum(['KEEP', 'JPEG', 'PNG', 'WEBP', 'AVIF']), 'KEEP' as const),
    effort: optional(z.enum(['FAST', 'BEST']), 'FAST' as const),
    minQuality: optional(whole(1, 100), null),
    maxWidth: optional(whole(1, 65_535), null),
    maxHeight: optional(whole(1, 65_535), null),
    keepMetadata: optional(z.boolean(), false),
  })
  .nullish()
  .transform((value): CompressionOptions => value ?? defaultCompressionOptions);

const webhookDefaults = { secret: null, events: ['PRODUCT_FINISHED', 'REQUEST_FINISHED'] } as const;

const webhook = z.object({
  url: z
    .union([z.string(), z.instanceof(URL)])
    .transform(String)
    .pipe(text(2048)),
  secret: optional(z.string().refine(isWebhookSecret, `expected ${webhookSecretRule}`), null),
  events: optional(
    z.array(z.enum(['PRODUCT_FINISHED', 'REQUEST_FINISHED'])).min(1, 'expected at least one event'),
    webhookDefaults.events,
  ),
});

const columns = z.object({
  images: z.array(text(1000)).max(250, 'at most 250 columns').nullish(),
  name: text(1000).nullish(),
  serialNumber: text(1000).nullish(),
});

/** `https://shop.example/media` is a folder, whether or not a slash ends it; what ends in a file's name is none. */
const baseUrl = z
  .union([z.string(), z.instanceof(URL)])
  .transform(String)
  .pipe(
    text(2000)
      .refine((url) => canParseUrl(url), 'expected a URL')
      .refine((url) => /^https?:/i.test(url), 'expected a URL that begins with http:// or https://'),
  )
  .transform((url) => {
    const base = new URL(url);
    if (!/(?:\/|\.[^/]*)$/.test(base.pathname)) base.pathname += '/';
    return base.href;
  });
const encoding = text(100).transform((label, context) => {
  const found = findEncoding(label);
  if (found !== null) return found;
  const accepted = textEncodings.map(encodingName).join(', ');
  context.addIssue(
    `"${label}" is not an encoding we can read. You can use ${accepted}, and their other labels in the WHATWG Encoding Standard.`,
  );
  return z.NEVER;
});

const schema = z
  .object({
    label: optional(text(200), null),
    idempotencyKey: optional(text(255).min(1, 'expected at least one character'), null),
    columns: optional(columns, null),
    baseUrl: optional(baseUrl, null),
    encoding: optional(encoding, null),
    onInvalidRow: optional(z.enum(['REJECT', 'SKIP']), 'REJECT' as const),
    outputMode: optional(z.enum(['APPEND', 'REPLACE']), 'APPEND' as const),
    compression,
    webhook: optional(webhook, null),
  })
  .nullish()
  .transform((value) => value ?? { ...nothingSaid });

const nothingSaid = {
  label: null,
  idempotencyKey: null,
  columns: null,
  baseUrl: null,
  encoding: null,
  onInvalidRow: 'REJECT',
  outputMode: 'APPEND',
  compression: defaultCompressionOptions,
  webhook: null,
} as const;
