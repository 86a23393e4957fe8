import type { Document, IndexDescription } from 'mongodb';

/** What a collection holds and how it is found; see docs/store.md. */
export interface CollectionPlan {
  readonly name: string;
  readonly validator: Document;
  readonly indexes: readonly (IndexDescription & { readonly name: string })[];
}

const text = { bsonType: 'string' };
const number = { bsonType: ['int', 'long', 'double'] };
const date = { bsonType: 'date' };
const object = { bsonType: 'object' };
const list = { bsonType: 'array' };
const maybe = (type: { bsonType: string }) => ({ bsonType: [type.bsonType, 'null'] });
const requiring = (properties: Document, optional: Document = {}) => ({
  bsonType: 'object',
  required: Object.keys(properties),
  properties: { ...properties, ...optional },
});

const staged = requiring({
  uploadKey: text,
  staged: requiring({ epoch: number, count: number, request: object }),
});

const publishedRequest = requiring(
  {
    owner: text,
    status: {
      enum: ['QUEUED', 'PROCESSING', 'CANCELING', 'COMPLETED', 'COMPLETED_WITH_ERRORS', 'FAILED', 'CANCELED'],
    },
    createdAt: date,
    startedAt: maybe(date),
    finishedAt: maybe(date),
    uploadKey: text,
    head: object,
    counters: object,
    pace: object,
    sequence: number,
    deliveries: number,
    contentHash: text,
  },
  { idempotencyKey: text, webhook: maybe(object) },
);

const product = requiring(
  {
    _id: requiring({ request: text, position: number }),
    line: number,
    serialNumber: maybe(text),
    name: maybe(text),
    status: { enum: ['PENDING', 'SUCCEEDED', 'PARTIALLY_FAILED', 'FAILED', 'CANCELED'] },
    images: list,
    run: number,
  },
  { words: list, sequence: number, finishedAt: date, saved: number, facets: list, claim: object },
);

const delivery = requiring({
  request: text,
  number,
  event: { enum: ['PRODUCT_FINISHED', 'REQUEST_FINISHED'] },
  position: { bsonType: ['int', 'null'] },
  status: { enum: ['PENDING', 'DELIVERED', 'FAILED'] },
  attempts: list,
  nextAttemptAt: maybe(date),
  createdAt: date,
});

const whenFinished = { partialFilterExpression: { sequence: { $gt: 0 } } };
const whenFound = { partialFilterExpression: { facets: { $exists: true } } };
const whenPending = { partialFilterExpression: { status: 'PENDING' } };
const when = (field: string) => ({ partialFilterExpression: { [field]: { $exists: true } } });

/** Version 1. */
export const initial: readonly CollectionPlan[] = [
  {
    name: 'requests',
    validator: { $jsonSchema: { anyOf: [staged, publishedRequest] } },
    indexes: [
      { name: 'requests_newest', key: { owner: 1, createdAt: -1, _id: -1 }, ...when('owner') },
      { name: 'requests_by_status', key: { owner: 1, status: 1, createdAt: -1, _id: -1 }, ...when('owner') },
      {
        name: 'requests_idempotency',
        key: { owner: 1, idempotencyKey: 1 },
        unique: true,
        ...when('idempotencyKey'),
      },
      { name: 'requests_unfinished', key: { unfinished: 1, createdAt: 1, _id: 1 }, ...when('unfinished') },
      { name: 'requests_staged', key: { 'staged.epoch': 1 }, ...when('staged.epoch') },
      { name: 'requests_closing', key: { closing: 1 }, ...when('closing') },
      { name: 'requests_by_upload', key: { uploadKey: 1 } },
    ],
  },
  {
    name: 'products',
    validator: { $jsonSchema: product },
    indexes: [
      { name: 'products_pending', key: { '_id.request': 1, '_id.position': 1 }, ...whenPending },
      { name: 'products_log', key: { '_id.request': 1, sequence: 1 }, unique: true, ...whenFinished },
      {
        name: 'products_saved',
        key: { '_id.request': 1, saved: 1, '_id.position': 1 },
        partialFilterExpression: { saved: { $gte: Number.MIN_SAFE_INTEGER } },
      },
      { name: 'products_facets_file', key: { '_id.request': 1, facets: 1, '_id.position': 1 }, ...whenFound },
      { name: 'products_facets_log', key: { '_id.request': 1, facets: 1, sequence: 1 }, ...whenFound },
      {
        name: 'products_facets_saved',
        key: { '_id.request': 1, facets: 1, saved: 1, '_id.position': 1 },
        ...whenFound,
      },
      { name: 'products_words', key: { '_id.request': 1, words: 1 }, ...when('words') },
    ],
  },
  {
    name: 'unsearchable',
    validator: { $jsonSchema: requiring({ _id: text, from: number }) },
    indexes: [],
  },
  {
    name: 'deliveries',
    validator: { $jsonSchema: delivery },
    indexes: [
      { name: 'deliveries_due', key: { nextAttemptAt: 1, request: 1, number: 1 }, ...whenPending },
      { name: 'deliveries_newest', key: { request: 1, number: -1 }, unique: true },
      { name: 'deliveries_waiting', key: { request: 1 }, ...whenPending },
    ],
  },
  {
    name: 'outputs',
    validator: { $jsonSchema: requiring({ _id: requiring({ key: text, request: text }), bytes: number }) },
    indexes: [],
  },
  { name: 'meta', validator: { $jsonSchema: requiring({ _id: text }) }, indexes: [] },
];
