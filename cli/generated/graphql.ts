/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Which column is which: by header (case, accents, spaces, dots, `_` and `-` don’t matter) or by position (`#3` is the third column). Columns you leave out are detected. */
export type ColumnMapping = {
  /** The columns with image URLs. */
  images?: Array<string> | null | undefined;
  /** The column with the product’s name. */
  name?: string | null | undefined;
  /** The column with the serial number. */
  serialNumber?: string | null | undefined;
};

/** How to compress the images. */
export type CompressionOptions = {
  /** Default: FAST. */
  effort?: Effort | null | undefined;
  /** Default: KEEP. */
  format?: OutputFormat | null | undefined;
  /** Keep EXIF, XMP and other metadata. Default: false. */
  keepMetadata?: boolean | null | undefined;
  /** Pixels. Larger images are scaled down; smaller ones are never enlarged. */
  maxHeight?: number | null | undefined;
  /** Pixels. Larger images are scaled down; smaller ones are never enlarged. */
  maxWidth?: number | null | undefined;
  /** Lowest encoder quality allowed, 1 to 100. Where the target needs less, the image misses it (BEST_EFFORT). */
  minQuality?: number | null | undefined;
  /** Default: `{ ratio: 0.5 }`, half the bytes. */
  target?: CompressionTarget | null | undefined;
};

/** The goal for each compressed image. Give exactly one of these. */
export type CompressionTarget =
  {   /** Largest size in bytes. */
  maxBytes: number; quality?: never; ratio?: never; visual?: never; }
  |  { maxBytes?: never;   /** A fixed encoder quality, 1 to 100. */
  quality: number; ratio?: never; visual?: never; }
  |  { maxBytes?: never; quality?: never;   /** At most this share of the input’s bytes: more than 0, at most 1. */
  ratio: number; visual?: never; }
  |  { maxBytes?: never; quality?: never; ratio?: never;   /** The smallest file that still looks this good. */
  visual: VisualTarget; };

/** How much time to spend on an image. */
export type Effort =
  /** The best picture for the size. */
  | 'BEST'
  /** Nearly as fast as encoding once. */
  | 'FAST';

/** Whether the target was met. */
export type ImageOutcome =
  /** Smaller than the input, but the target was missed. */
  | 'BEST_EFFORT'
  /** No smaller version was found. The original is delivered. */
  | 'KEPT_ORIGINAL'
  /** The target was met. */
  | 'TARGET_MET';

/** The state of an image. */
export type ImageStatus =
  /** There is no result; `error` says why. */
  | 'FAILED'
  /** Not processed yet. */
  | 'PENDING'
  /** Not processed: the request was cancelled, or the image is a path and not a URL. */
  | 'SKIPPED'
  /** Compressed; the result is at `outputUrl`. */
  | 'SUCCEEDED';

/** What to do when a row has an error. Warnings don’t count. */
export type InvalidRowPolicy =
  /** Refuse the whole file. */
  | 'REJECT'
  /** Skip the row and report it. */
  | 'SKIP';

/** How serious an issue is. */
export type IssueSeverity =
  /** The row, or the whole file, can’t be imported. */
  | 'ERROR'
  /** The row is imported anyway. */
  | 'WARNING';

/** The format of the compressed images. */
export type OutputFormat =
  /** AVIF: the smallest, and by far the slowest. */
  | 'AVIF'
  /** JPEG, without transparency. */
  | 'JPEG'
  /** Each image keeps its format. */
  | 'KEEP'
  /** PNG, with a reduced palette if needed. */
  | 'PNG'
  /** WebP. */
  | 'WEBP';

/** Where the output CSV has the URLs of the compressed images. */
export type OutputMode =
  /** In a new last column, `Output Image Urls`. */
  | 'APPEND'
  /** In place of the original URLs. */
  | 'REPLACE';

/** The state of a product. */
export type ProductStatus =
  /** Cancelled before all images were finished. */
  | 'CANCELED'
  /** All images failed. */
  | 'FAILED'
  /** Some images failed. */
  | 'PARTIALLY_FAILED'
  /** Not finished yet. */
  | 'PENDING'
  /** No image failed. */
  | 'SUCCEEDED';

/** The state of a request. */
export type RequestStatus =
  /** Cancelled. */
  | 'CANCELED'
  /** Being cancelled; some products are not closed yet. */
  | 'CANCELING'
  /** Finished, no image failed. */
  | 'COMPLETED'
  /** Finished, some images failed. */
  | 'COMPLETED_WITH_ERRORS'
  /** Finished, no image succeeded. */
  | 'FAILED'
  /** Images are being compressed. */
  | 'PROCESSING'
  /** Waiting to start. */
  | 'QUEUED';

/** Options of an upload. */
export type UploadOptions = {
  /** Base URL for image cells with relative paths, such as https://shop.example/media/. Without it, those images are skipped and reported. */
  baseUrl?: string | null | undefined;
  /** Which column is which. Default: detected. */
  columns?: ColumnMapping | null | undefined;
  /** Default: half the bytes, same format. */
  compression?: CompressionOptions | null | undefined;
  /** The file’s text encoding: a label of the WHATWG Encoding Standard, such as `Shift_JIS`, or a `TextEncoding`. Default: detected. A byte order mark in the file wins. */
  encoding?: string | null | undefined;
  /** Uploading the same file with the same options and key returns the existing request. */
  idempotencyKey?: string | null | undefined;
  /** A name for the request, up to 200 characters. */
  label?: string | null | undefined;
  /** Default: REJECT. */
  onInvalidRow?: InvalidRowPolicy | null | undefined;
  /** Default: APPEND. */
  outputMode?: OutputMode | null | undefined;
  /** Default: the server’s WEBHOOK_URL, if set. */
  webhook?: WebhookOptions | null | undefined;
};

/** How good the result must look. */
export type VisualTarget =
  /** Visible at second look: similarity at least 65. */
  | 'GOOD'
  /** Very close: similarity at least 80. */
  | 'HIGH'
  /** Looks the same: similarity at least 90. */
  | 'LOSSLESS';

/** The type of an event. */
export type WebhookEvent =
  /** A product finished. Sent as `product.finished`. */
  | 'PRODUCT_FINISHED'
  /** A request finished. Sent as `request.finished`. */
  | 'REQUEST_FINISHED';

/** Where to send this request’s events (Standard Webhooks). */
export type WebhookOptions = {
  /** Default: both. */
  events?: Array<WebhookEvent> | null | undefined;
  /** `whsec_` and the base64 of 24 to 64 bytes. Default: the server’s secret. */
  secret?: string | null | undefined;
  /** URL of the endpoint, http or https. */
  url: string;
};

export type UploadCsvMutationVariables = Exact<{
  file: File;
  options?: UploadOptions | null | undefined;
}>;


export type UploadCsvMutation = { uploadCsv:
    | { __typename: 'CsvRejectedError', message: string, totalIssues: number, code: string, issues: Array<{ line: number, column: string | null, value: string | null, code: string, severity: IssueSeverity, message: string }> }
    | { __typename: 'IdempotencyConflictError', code: string, message: string }
    | { __typename: 'InvalidInputError', code: string, message: string }
    | { __typename: 'LimitExceededError', code: string, message: string }
    | { __typename: 'Request', id: string, totalIssues: number, issues: Array<{ code: string, severity: IssueSeverity }> }
   };

export type WatchRequestSubscriptionVariables = Exact<{
  requestId: string | number;
  after?: string | null | undefined;
}>;


export type WatchRequestSubscription = { requestProgress: { cursor: string, request: { status: RequestStatus, outputCsvUrl: string, progress: { products: number, productsFinished: number, percent: number, images: number, imagesSucceeded: number, imagesFailed: number, imagesSkipped: number, bytesIn: number, bytesOut: number, savedRatio: number | null, imagesPerSecond: number | null, secondsLeft: number | null } }, products: Array<{ id: string, line: number, name: string | null, status: ProductStatus, images: Array<{ inputUrl: string, status: ImageStatus, outcome: ImageOutcome | null, bytesIn: number | null, bytesOut: number | null, similarity: number | null, error: { code: string, message: string } | null }> }> } };


export const UploadCsvDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UploadCsv"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"file"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Upload"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"options"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"UploadOptions"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"uploadCsv"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"file"},"value":{"kind":"Variable","name":{"kind":"Name","value":"file"}}},{"kind":"Argument","name":{"kind":"Name","value":"options"},"value":{"kind":"Variable","name":{"kind":"Name","value":"options"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Request"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"totalIssues"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CsvRejectedError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"totalIssues"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"line"}},{"kind":"Field","name":{"kind":"Name","value":"column"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<UploadCsvMutation, UploadCsvMutationVariables>;
export const WatchRequestDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"WatchRequest"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"requestId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestProgress"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"requestId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"requestId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"request"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"outputCsvUrl"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"}},{"kind":"Field","name":{"kind":"Name","value":"productsFinished"}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"images"}},{"kind":"Field","name":{"kind":"Name","value":"imagesSucceeded"}},{"kind":"Field","name":{"kind":"Name","value":"imagesFailed"}},{"kind":"Field","name":{"kind":"Name","value":"imagesSkipped"}},{"kind":"Field","name":{"kind":"Name","value":"bytesIn"}},{"kind":"Field","name":{"kind":"Name","value":"bytesOut"}},{"kind":"Field","name":{"kind":"Name","value":"savedRatio"}},{"kind":"Field","name":{"kind":"Name","value":"imagesPerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"secondsLeft"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"products"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"line"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"images"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inputUrl"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"bytesIn"}},{"kind":"Field","name":{"kind":"Name","value":"bytesOut"}},{"kind":"Field","name":{"kind":"Name","value":"similarity"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<WatchRequestSubscription, WatchRequestSubscriptionVariables>;