/** What clients rely on: the types, names and nullability of the API, apart from how the code builds them. */
export const contractSchema = /* GraphQL */ `
  scalar DateTime
  scalar URL
  scalar Upload
  scalar ByteCount
  type Query {
    requestStatus(requestId: ID!): Request
    requests(first: Int, after: String, status: RequestStatus): RequestConnection!
    node(id: ID!): Node
  }
  type Mutation {
    uploadCsv(file: Upload!, options: UploadOptions): UploadCsvResult!
    importCsv(source: CsvSource!, options: UploadOptions): UploadCsvResult!
    previewCsv(file: Upload, source: CsvSource, options: UploadOptions): PreviewCsvResult!
    cancelRequest(requestId: ID!): CancelRequestResult!
    retryFailed(requestId: ID!): RetryFailedResult!
    deleteRequest(requestId: ID!): DeleteRequestResult!
    redeliverWebhook(deliveryId: ID!): RedeliverWebhookResult!
  }
  type Subscription {
    requestProgress(requestId: ID!, after: String): RequestProgress!
  }
  input CsvSource @oneOf { url: URL  text: String }
  input UploadOptions {
    label: String
    idempotencyKey: String
    columns: ColumnMapping
    baseUrl: URL
    encoding: String
    onInvalidRow: InvalidRowPolicy
    outputMode: OutputMode
    compression: CompressionOptions
    webhook: WebhookOptions
  }
  input ColumnMapping { images: [String!], name: String, serialNumber: String }
  enum InvalidRowPolicy { REJECT SKIP }
  enum OutputMode { APPEND REPLACE }
  input WebhookOptions { url: URL!, secret: String, events: [WebhookEvent!] }
  input CompressionOptions {
    target: CompressionTarget, format: OutputFormat, effort: Effort, minQuality: Int,
    maxWidth: Int, maxHeight: Int, keepMetadata: Boolean
  }
  input CompressionTarget @oneOf { ratio: Float  quality: Int  maxBytes: Int  visual: VisualTarget }
  enum VisualTarget { LOSSLESS HIGH GOOD }
  enum OutputFormat { KEEP JPEG PNG WEBP AVIF }
  enum Effort { FAST BEST }
  enum WebhookEvent { PRODUCT_FINISHED REQUEST_FINISHED }

  interface Error { code: String!  message: String! }
  union UploadCsvResult = Request | CsvRejectedError | LimitExceededError | InvalidInputError | IdempotencyConflictError
  union CancelRequestResult = Request | NotFoundError
  union RetryFailedResult = Request | NotFoundError | NothingToRetryError | RequestCancelingError
  union DeleteRequestResult = DeletedRequest | NotFoundError
  union RedeliverWebhookResult = Request | NotFoundError
  type DeletedRequest { id: ID! }
  type NotFoundError implements Error { code: String!  message: String! }
  type NothingToRetryError implements Error { code: String!  message: String! }
  type RequestCancelingError implements Error { code: String!  message: String! }
  union PreviewCsvResult = CsvPreview | CsvRejectedError | LimitExceededError | InvalidInputError
  type CsvPreview {
    accepted: Boolean!  format: CatalogFormat!  encoding: TextEncoding!  byteOrderMark: Boolean!
    delimiter: String!  lineEnd: String!  columns: [CsvColumn!]!  sample: [CsvRow!]!
    rows: Int!  products: Int!  images: Int!  imagesSkipped: Int!
    distinctUrls: Int!  distinctUrlsExact: Boolean!  hosts: [HostCount!]!
    hasHeader: Boolean!  linesAbove: Int!
    issues: [CsvIssue!]!  totalIssues: Int!  totalErrors: Int!  notes: [String!]!
  }
  enum TextEncoding {
    UTF_8 UTF_16LE UTF_16BE WINDOWS_1252 SHIFT_JIS EUC_JP EUC_KR GBK GB18030 BIG5
    WINDOWS_1250 WINDOWS_1251 WINDOWS_1253 WINDOWS_1254 WINDOWS_1255 WINDOWS_1256 WINDOWS_1257 WINDOWS_1258 WINDOWS_874
    KOI8_R KOI8_U IBM866 MACINTOSH X_MAC_CYRILLIC ISO_8859_2 ISO_8859_3 ISO_8859_4 ISO_8859_5 ISO_8859_6 ISO_8859_7
    ISO_8859_8 ISO_8859_10 ISO_8859_13 ISO_8859_14 ISO_8859_15 ISO_8859_16
  }
  enum ColumnRole { IMAGE NAME SERIAL_NUMBER GROUP }
  type CsvColumn {
    name: String!  role: ColumnRole  taken: Boolean!  reason: String!  urlShare: Float!  examples: [String!]!
  }
  type CsvRow { line: Int!  cells: [String!] }
  type HostCount { host: String!  images: Int! }
  type CsvRejectedError implements Error { code: String!  message: String!  totalIssues: Int!  issues: [CsvIssue!]! }
  type LimitExceededError implements Error { code: String!  message: String! }
  type InvalidInputError implements Error { code: String!  message: String! }
  type IdempotencyConflictError implements Error { code: String!  message: String! }
  type CsvIssue {
    line: Int!  column: String  value: String  code: String!  severity: IssueSeverity!  message: String!
  }
  enum IssueSeverity { ERROR WARNING }

  interface Node { id: ID! }
  type PageInfo { hasNextPage: Boolean!  hasPreviousPage: Boolean!  startCursor: String  endCursor: String }
  type RequestConnection { edges: [RequestEdge!]!  nodes: [Request!]!  pageInfo: PageInfo!  totalCount: Int! }
  type RequestEdge { cursor: String!  node: Request! }
  type ProductConnection { edges: [ProductEdge!]!  nodes: [Product!]!  pageInfo: PageInfo!  totalCount: Int! }
  type ProductEdge { cursor: String!  node: Product! }
  type WebhookDeliveryConnection {
    edges: [WebhookDeliveryEdge!]!  nodes: [WebhookDelivery!]!  pageInfo: PageInfo!  totalCount: Int!
  }
  type WebhookDeliveryEdge { cursor: String!  node: WebhookDelivery! }

  type Request implements Node {
    id: ID!  label: String  status: RequestStatus!  format: CatalogFormat!
    createdAt: DateTime!  startedAt: DateTime  finishedAt: DateTime
    progress: Progress!  cursor: String!
    products(first: Int, after: String, offset: Int, filter: ProductFilter, orderBy: ProductOrder): ProductConnection!
    issues: [CsvIssue!]!  totalIssues: Int!
    outputCsvUrl: URL!  failedCsvUrl: URL  outputJsonlUrl: URL!  archiveUrl: URL!
    webhook: Webhook
    webhookDeliveries(first: Int, after: String): WebhookDeliveryConnection!
  }
  type Webhook { url: URL!  events: [WebhookEvent!]!  disabledAt: DateTime  disabledReason: String }
  input ProductFilter { status: ProductStatus, imageStatus: ImageStatus, outcome: ImageOutcome, search: String }
  enum ProductOrder { FILE FINISHED MOST_SAVED LEAST_SAVED }
  enum CatalogFormat {
    PLAIN SHOPIFY SHOPIFY_LEGACY WOOCOMMERCE MAGENTO BIGCOMMERCE BIGCOMMERCE_V2 GOOGLE_MERCHANT AMAZON AKENEO
    SQUARESPACE WIX ETSY EBAY PRESTASHOP OPENCART ECWID LIGHTSPEED CUSTOM
  }
  enum RequestStatus { QUEUED PROCESSING CANCELING COMPLETED COMPLETED_WITH_ERRORS FAILED CANCELED }
  type Progress {
    products: Int!  productsFinished: Int!  percent: Float!
    images: Int!  imagesSucceeded: Int!  imagesFailed: Int!  imagesSkipped: Int!
    bytesIn: ByteCount!  bytesOut: ByteCount!  savedRatio: Float
    imagesPerSecond: Float  secondsLeft: Float
    savedHistogram: [Int!]!
    errors: [ErrorCount!]!
  }
  type ErrorCount { code: String!  count: Int! }
  type Product implements Node {
    id: ID!  line: Int!  serialNumber: String  name: String  status: ProductStatus!
    images: [Image!]!  finishedAt: DateTime
  }
  enum ProductStatus { PENDING SUCCEEDED PARTIALLY_FAILED FAILED CANCELED }
  type Image {
    inputUrl: String!  outputUrl: URL  thumbnailUrl: URL  status: ImageStatus!  outcome: ImageOutcome
    bytesIn: ByteCount  bytesOut: ByteCount  savedRatio: Float  width: Int  height: Int  format: String  quality: Int
    similarity: Float
    reused: Boolean!
    error: ImageError
  }
  type ImageError { code: String!  message: String!  retryable: Boolean! }
  enum ImageStatus { PENDING SUCCEEDED FAILED SKIPPED }
  enum ImageOutcome { TARGET_MET BEST_EFFORT KEPT_ORIGINAL }
  type RequestProgress { request: Request!  products: [Product!]!  cursor: String! }
  type WebhookDelivery implements Node {
    id: ID!  event: WebhookEvent!  url: URL!  status: DeliveryStatus!
    attempts: [DeliveryAttempt!]!  nextAttemptAt: DateTime
  }
  enum DeliveryStatus { PENDING DELIVERED FAILED }
  type DeliveryAttempt { at: DateTime!  statusCode: Int  duration: Int!  response: String  error: String }
`;
