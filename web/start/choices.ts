import type {
  CompressionTarget,
  Effort,
  OutputFormat,
  OutputMode,
  TextEncoding,
  UploadOptions,
  VisualTarget,
} from '../../generated/schema-types.ts';

/** What the form holds; numbers as they were typed. */
export interface Choices {
  readonly target: 'visual' | 'ratio' | 'quality' | 'maxBytes';
  readonly visual: VisualTarget;
  readonly percent: string;
  readonly quality: string;
  readonly kilobytes: string;
  readonly format: OutputFormat;
  readonly effort: Effort;
  readonly maxWidth: string;
  readonly keepMetadata: boolean;
  readonly outputMode: OutputMode;
  readonly webhookUrl: string;
  readonly webhookSecret: string;
  readonly label: string;
}

export const firstChoices = (label: string): Choices => ({
  target: 'ratio',
  visual: 'HIGH',
  percent: '50',
  quality: '75',
  kilobytes: '200',
  format: 'KEEP',
  effort: 'FAST',
  maxWidth: '',
  keepMetadata: false,
  outputMode: 'APPEND',
  webhookUrl: '',
  webhookSecret: '',
  label: label.slice(0, 200),
});

/** How the file is to be read; a change reads it again. */
export interface Reading {
  /** Places of the columns with images, the first one 0; null: as found; empty: nothing can start yet. */
  readonly imageColumns: readonly number[] | null;
  /** What paths begin with; empty: images that are paths are skipped. */
  readonly baseUrl: string;
  readonly skipInvalidRows: boolean;
  /** null: as found. */
  readonly encoding: TextEncoding | null;
}

export const firstReading: Reading = {
  imageColumns: null,
  baseUrl: '',
  skipInvalidRows: false,
  encoding: null,
};

/** Columns go by their place: headers may be blank, double, or not there at all. */
export function readingOptions({ imageColumns, baseUrl, skipInvalidRows, encoding }: Reading): UploadOptions {
  return {
    ...(imageColumns?.length && { columns: { images: imageColumns.map((place) => `#${place + 1}`) } }),
    ...(baseUrl !== '' && { baseUrl }),
    ...(encoding !== null && { encoding }),
    onInvalidRow: skipInvalidRows ? 'SKIP' : 'REJECT',
  };
}

export function uploadOptions(choices: Choices, reading: Reading): UploadOptions {
  const { format, effort, maxWidth, keepMetadata, outputMode, webhookUrl, webhookSecret, label } = choices;
  return {
    ...readingOptions(reading),
    ...(label.trim() !== '' && { label: label.trim() }),
    outputMode,
    compression: {
      target: targetOf(choices),
      format,
      effort,
      keepMetadata,
      ...(maxWidth !== '' && { maxWidth: Number(maxWidth) }),
    },
    ...(webhookUrl !== '' && {
      webhook: { url: webhookUrl, ...(webhookSecret !== '' && { secret: webhookSecret }) },
    }),
  };
}

function targetOf({ target, visual, percent, quality, kilobytes }: Choices): CompressionTarget {
  if (target === 'visual') return { visual };
  if (target === 'quality') return { quality: Number(quality) };
  if (target === 'maxBytes') return { maxBytes: Math.round(Number(kilobytes) * 1000) };
  return { ratio: Number(percent) / 100 };
}
