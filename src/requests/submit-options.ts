import type { ColumnMapping } from '../domain/catalog-head.ts';
import type { CompressionOptions } from '../domain/compression-options.ts';
import type { OutputMode, WebhookEvent } from '../domain/request.ts';
import type { TextEncoding } from '../domain/text-encoding.ts';

export type InvalidRowPolicy = 'REJECT' | 'SKIP';

/** What a user may say about an upload, checked and with every default filled in. */
export interface SubmitOptions {
  readonly label: string | null;
  readonly idempotencyKey: string | null;
  readonly columns: ColumnMapping | null;
  /** What paths in image cells are resolved against; it ends with a slash unless it names a file. */
  readonly baseUrl: string | null;
  /** null: as found. */
  readonly encoding: TextEncoding | null;
  readonly onInvalidRow: InvalidRowPolicy;
  readonly outputMode: OutputMode;
  readonly compression: CompressionOptions;
  readonly webhook: {
    readonly url: string;
    readonly secret: string | null;
    readonly events: readonly WebhookEvent[];
  } | null;
}
