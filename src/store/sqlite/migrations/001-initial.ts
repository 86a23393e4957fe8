/**
 * Version 1. Times are milliseconds since 1970, documents are JSON.
 *
 * - A product's key is its request's number and its position in one integer (product-key.ts): a catalogue is
 *   appended in file order, and file order costs no index.
 * - `facets` has one row for each thing a finished product is found under, with the three orders it can be
 *   listed in, so that every list is a range of one index.
 * - `uploads` holds what never changes, so that a settle rewrites a short row.
 * - A product is claimed in the memory of the thread that owns the file: a claim ends with its owner anyway.
 */
export const initial = `
CREATE TABLE settings (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE requests (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  owner TEXT NOT NULL,
  status TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  finished_at INTEGER,
  sequence INTEGER NOT NULL DEFAULT 0,
  counters TEXT NOT NULL,
  pace_active INTEGER NOT NULL DEFAULT 0,
  pace_last INTEGER,
  webhook TEXT,
  webhook_disabled_at INTEGER,
  webhook_disabled_reason TEXT,
  deliveries INTEGER NOT NULL DEFAULT 0,
  upload_key TEXT NOT NULL,
  idempotency_key TEXT,
  content_hash TEXT,
  staged_epoch INTEGER,
  search_from INTEGER,
  closing_deliveries INTEGER
);
CREATE UNIQUE INDEX requests_idempotency ON requests (owner, idempotency_key)
  WHERE idempotency_key IS NOT NULL AND staged_epoch IS NULL;
CREATE INDEX requests_newest ON requests (owner, created_at, number) WHERE staged_epoch IS NULL;
CREATE INDEX requests_by_status ON requests (owner, status, created_at, number) WHERE staged_epoch IS NULL;
CREATE INDEX requests_unfinished ON requests (created_at, number)
  WHERE staged_epoch IS NULL AND finished_at IS NULL;
CREATE INDEX requests_staged ON requests (staged_epoch) WHERE staged_epoch IS NOT NULL;
CREATE INDEX requests_unsearchable ON requests (search_from) WHERE search_from IS NOT NULL;
CREATE INDEX requests_closing ON requests (closing_deliveries) WHERE closing_deliveries IS NOT NULL;
CREATE INDEX requests_by_upload ON requests (upload_key);

CREATE TABLE uploads (request INTEGER PRIMARY KEY, document TEXT NOT NULL);

CREATE TABLE products (
  id INTEGER PRIMARY KEY,
  body TEXT NOT NULL,
  images TEXT,
  status TEXT,
  run INTEGER NOT NULL DEFAULT 0,
  sequence INTEGER,
  finished_at INTEGER
);
CREATE INDEX products_pending ON products (id) WHERE sequence IS NULL;

CREATE TABLE facets (
  request INTEGER NOT NULL,
  facet INTEGER NOT NULL,
  id INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  saved INTEGER NOT NULL,
  PRIMARY KEY (request, facet, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX facets_by_sequence ON facets (request, facet, sequence, id);
CREATE INDEX facets_by_saved ON facets (request, facet, saved, id);

CREATE VIRTUAL TABLE search USING fts5(
  words, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '_'"
);

CREATE TABLE outputs (
  key TEXT NOT NULL,
  request INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  PRIMARY KEY (key, request)
) WITHOUT ROWID;

CREATE TABLE deliveries (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  request INTEGER NOT NULL,
  event TEXT NOT NULL,
  position INTEGER,
  status TEXT NOT NULL,
  attempts TEXT NOT NULL DEFAULT '[]',
  next_attempt_at INTEGER,
  created_at INTEGER NOT NULL
);
CREATE INDEX deliveries_due ON deliveries (next_attempt_at, number, request) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX deliveries_newest ON deliveries (request, number);
CREATE INDEX deliveries_waiting ON deliveries (request, number) WHERE next_attempt_at IS NOT NULL;
`;
