/**
 * Version 2: requests can be cancelled, retried and deleted, and results are used again.
 *
 * - `retry_until`: failures with a number up to this one are being made pending again.
 * - A deleted request is one whose `staged_epoch` is 0, like one that was never published.
 * - `results` says what is stored under an output's key, `leftovers` which files are to be deleted.
 * - An output with 0 `bytes` is reserved; settling a product that has it fills them in.
 * - `sources` is a tenant's memory of URLs; a row goes with the request that wrote it last.
 */
export const control = `
ALTER TABLE requests ADD COLUMN retry_until INTEGER;
CREATE INDEX requests_retrying ON requests (number) WHERE retry_until IS NOT NULL;
CREATE INDEX requests_canceling ON requests (number) WHERE status = 'CANCELING' AND staged_epoch IS NULL;
CREATE INDEX requests_finished ON requests (finished_at, number)
  WHERE staged_epoch IS NULL AND finished_at IS NOT NULL;

CREATE INDEX outputs_by_request ON outputs (request, key);
CREATE INDEX outputs_reserved ON outputs (request) WHERE bytes = 0;
CREATE TABLE results (key TEXT PRIMARY KEY, document TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE leftovers (key TEXT PRIMARY KEY, kind TEXT NOT NULL, format TEXT) WITHOUT ROWID;

CREATE TABLE sources (
  owner TEXT NOT NULL,
  url TEXT NOT NULL,
  request INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  etag TEXT,
  last_modified TEXT,
  PRIMARY KEY (owner, url)
) WITHOUT ROWID;
CREATE INDEX sources_by_request ON sources (request);

ALTER TABLE deliveries ADD COLUMN prior_attempts INTEGER NOT NULL DEFAULT 0;
CREATE TABLE endpoints (
  owner TEXT NOT NULL,
  url TEXT NOT NULL,
  failing_since INTEGER NOT NULL,
  last_failed_at INTEGER NOT NULL,
  PRIMARY KEY (owner, url)
) WITHOUT ROWID;
`;
