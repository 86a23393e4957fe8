const productColumns = 'id, body, images, status, run, sequence, finished_at';
const requestColumns =
  'number, id, owner, status, created_at, started_at, finished_at, sequence, counters, pace_active, pace_last, ' +
  'webhook, webhook_disabled_at, webhook_disabled_reason, deliveries, upload_key, retry_until';
const wholeRequest = `SELECT ${requestColumns}, document FROM requests JOIN uploads ON uploads.request = number`;
const deliveryColumns =
  'd.number, d.id, r.owner, r.id AS request_id, d.event, d.position, r.webhook, d.status, d.attempts, ' +
  'd.next_attempt_at, d.created_at, d.prior_attempts, r.webhook_disabled_at';

/**
 * Every statement of the store but the lists of products (product-lists.ts) and of a backup (snapshot.ts), in one place so that a test can
 * explain each one: none may scan a table that grows.
 */
export const statements = {
  nextEpoch: `INSERT INTO settings VALUES ('epoch', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1
    RETURNING value`,
  touch: `INSERT INTO settings VALUES ('ping', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  keepSecret: 'INSERT INTO secrets VALUES (?, ?) ON CONFLICT DO NOTHING',
  readSecret: 'SELECT value FROM secrets WHERE name = ?',

  // Staging and publishing.
  stageRequest: `INSERT INTO requests
    (id, owner, status, created_at, counters, webhook, upload_key, idempotency_key, staged_epoch)
    VALUES (?, ?, 'QUEUED', ?, '{}', ?, ?, ?, ?)`,
  stageUpload: 'INSERT INTO uploads VALUES (?, ?)',
  readUpload: 'SELECT document FROM uploads WHERE request = ?',
  findStaged: `SELECT number, id, owner, idempotency_key, upload_key, webhook, staged_epoch FROM requests
    WHERE id = ? AND staged_epoch IS NOT NULL`,
  listStagedBefore: `SELECT number, id, upload_key FROM requests INDEXED BY requests_staged
    WHERE staged_epoch > 0 AND staged_epoch < ? LIMIT 1000`,
  insertProducts: 'INSERT INTO products (id, body) SELECT ? + key, value FROM json_each(?)',
  findByIdempotencyKey: `SELECT id, content_hash FROM requests INDEXED BY requests_idempotency
    WHERE owner = ? AND idempotency_key = ? AND staged_epoch IS NULL`,
  publishRequest: `UPDATE requests SET status = ?, finished_at = ?, sequence = ?, counters = ?, content_hash = ?,
    deliveries = ?, staged_epoch = NULL, search_from = 0 WHERE number = ?`,
  publishUpload: 'UPDATE uploads SET document = ? WHERE request = ?',
  markRemoved: `UPDATE requests SET staged_epoch = 0, search_from = NULL, retry_until = NULL,
    closing_deliveries = NULL WHERE number = ?`,
  firstProductKey: 'SELECT min(id) AS first FROM products WHERE id BETWEEN ? AND ?',
  deleteProducts: 'DELETE FROM products WHERE id BETWEEN ? AND ?',
  deleteFacets: 'DELETE FROM facets WHERE request = ? AND facet = ? AND id BETWEEN ? AND ?',
  deleteWords: 'DELETE FROM search WHERE rowid BETWEEN ? AND ?',
  deleteDeliveries: `DELETE FROM deliveries WHERE number IN (
    SELECT number FROM deliveries INDEXED BY deliveries_newest WHERE request = ? LIMIT ?)`,
  listReserved: 'SELECT key FROM outputs WHERE request = ? AND bytes = 0',
  listOutputs: 'SELECT key FROM outputs INDEXED BY outputs_by_request WHERE request = ? LIMIT ?',
  deleteOutputs: 'DELETE FROM outputs WHERE key IN (SELECT value FROM json_each(?)) AND request = ?',
  leaveOutputs: `INSERT INTO leftovers
    SELECT value, 'OUTPUT', (SELECT document ->> 5 FROM results WHERE results.key = value) FROM json_each(?)
    WHERE NOT EXISTS (SELECT 1 FROM outputs WHERE outputs.key = value) ON CONFLICT DO NOTHING`,
  deleteResults: `DELETE FROM results WHERE key IN (SELECT value FROM json_each(?))
    AND EXISTS (SELECT 1 FROM leftovers WHERE leftovers.key = results.key)`,
  deleteSources: `DELETE FROM sources WHERE (owner, url) IN (
    SELECT owner, url FROM sources INDEXED BY sources_by_request WHERE request = ? LIMIT ?)`,
  leaveUpload: `INSERT INTO leftovers SELECT upload_key, 'UPLOAD', NULL FROM requests AS r WHERE number = ?
    AND NOT EXISTS (SELECT 1 FROM requests AS o WHERE o.upload_key = r.upload_key AND o.number <> r.number)
    ON CONFLICT DO NOTHING`,
  deleteUpload: 'DELETE FROM uploads WHERE request = ?',
  deleteRequest: 'DELETE FROM requests WHERE number = ?',
  findUploadUse: 'SELECT 1 AS used FROM requests WHERE upload_key = ? LIMIT 1',

  // Reading requests.
  findNumber: 'SELECT number FROM requests WHERE id = ?',
  findRequestRow: `SELECT ${requestColumns} FROM requests WHERE id = ? AND staged_epoch IS NULL`,
  findRequest: `${wholeRequest} WHERE id = ? AND staged_epoch IS NULL`,
  listRequests: `${wholeRequest} WHERE owner = ? AND staged_epoch IS NULL AND (created_at, number) < (?, ?)
    ORDER BY created_at DESC, number DESC LIMIT ? OFFSET ?`,
  listRequestsByStatus: `${wholeRequest} WHERE owner = ? AND status = ? AND staged_epoch IS NULL
    AND (created_at, number) < (?, ?) ORDER BY created_at DESC, number DESC LIMIT ? OFFSET ?`,
  countRequests: 'SELECT count(*) AS count FROM requests WHERE owner = ? AND staged_epoch IS NULL',
  countRequestsByStatus: `SELECT count(*) AS count FROM requests
    WHERE owner = ? AND status = ? AND staged_epoch IS NULL`,
  listUnfinished: `SELECT id, owner FROM requests INDEXED BY requests_unfinished
    WHERE staged_epoch IS NULL AND finished_at IS NULL ORDER BY created_at, number`,
  readBacklog: `SELECT count(*) FILTER (WHERE status = 'QUEUED') AS QUEUED,
      count(*) FILTER (WHERE status = 'PROCESSING') AS PROCESSING,
      count(*) FILTER (WHERE status = 'CANCELING') AS CANCELING,
      coalesce(sum((counters ->> 'products') - (counters ->> 'productsFinished')), 0) AS products,
      coalesce(sum((counters ->> 'images') - (counters ->> 'imagesSucceeded') - (counters ->> 'imagesFailed')
        - (counters ->> 'imagesSkipped')), 0) AS images
    FROM requests INDEXED BY requests_unfinished WHERE staged_epoch IS NULL AND finished_at IS NULL`,

  // Reading products.
  findProduct: `SELECT ${productColumns} FROM products WHERE id = ?`,
  readFile: `SELECT ${productColumns} FROM products WHERE id >= ? AND id < ? ORDER BY id LIMIT ?`,
  readLog: `SELECT p.id, body, images, status, run, p.sequence, finished_at
    FROM facets AS f INDEXED BY facets_by_sequence CROSS JOIN products AS p ON p.id = f.id
    WHERE f.request = ? AND f.facet = ? AND f.sequence > ? ORDER BY f.sequence LIMIT ?`,

  // Working.
  listPending: `SELECT ${productColumns} FROM products INDEXED BY products_pending
    WHERE sequence IS NULL AND id >= ? AND id < ? ORDER BY id LIMIT ?`,
  startRequest: `UPDATE requests SET status = 'PROCESSING', started_at = ?, pace_active = ?, pace_last = ?
    WHERE number = ?`,
  writeResult: `UPDATE products SET images = ?, status = ?, sequence = ?, finished_at = ?
    WHERE id = ? AND sequence IS NULL`,
  settleRequest: `UPDATE requests SET sequence = ?, status = ?, finished_at = ?, counters = ?, pace_active = ?,
    pace_last = ?, deliveries = ? WHERE number = ?`,
  insertFacets: `INSERT INTO facets
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?)`,
  markCanceling: `UPDATE requests SET status = 'CANCELING', retry_until = NULL WHERE number = ?`,
  markRetrying: `UPDATE requests SET status = 'PROCESSING', finished_at = NULL, retry_until = ? WHERE number = ?`,
  endRetrying: 'UPDATE requests SET retry_until = NULL WHERE number = ?',
  listFailed: `SELECT p.id, body, images, status, run, p.sequence, finished_at
    FROM facets AS f INDEXED BY facets_by_sequence CROSS JOIN products AS p ON p.id = f.id
    WHERE f.request = ? AND f.facet = ? AND f.sequence <= ? ORDER BY f.sequence LIMIT ?`,
  restartProduct: `UPDATE products SET images = ?, status = NULL, sequence = NULL, finished_at = NULL,
    run = run + 1 WHERE id = ?`,
  removeFacets: `DELETE FROM facets WHERE (request, facet, id) IN
    (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?))`,
  listAdvancing: `SELECT id FROM requests INDEXED BY requests_canceling
      WHERE status = 'CANCELING' AND staged_epoch IS NULL
    UNION ALL SELECT id FROM requests INDEXED BY requests_retrying WHERE retry_until IS NOT NULL
    UNION ALL SELECT id FROM requests INDEXED BY requests_staged WHERE staged_epoch = 0`,
  listFinishedBefore: `SELECT id, owner FROM requests INDEXED BY requests_finished
    WHERE staged_epoch IS NULL AND finished_at < ? ORDER BY finished_at, number LIMIT ?`,

  // Using results again.
  insertResults: `INSERT INTO results SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE true
    ON CONFLICT DO UPDATE SET document = excluded.document`,
  insertSources: `INSERT INTO sources
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 FROM json_each(?) WHERE true
    ON CONFLICT DO UPDATE SET request = excluded.request, sha256 = excluded.sha256, etag = excluded.etag,
      last_modified = excluded.last_modified`,
  findSource: 'SELECT request, sha256, etag, last_modified FROM sources WHERE owner = ? AND url = ?',
  findResult: 'SELECT document FROM results WHERE key = ?',
  findLeftover: 'SELECT 1 AS found FROM leftovers WHERE key = ?',
  listOrphans: 'SELECT key, kind, format FROM leftovers ORDER BY key LIMIT ?',
  forgetOrphans: 'DELETE FROM leftovers WHERE key IN (SELECT value FROM json_each(?))',
  insertOutputs: `INSERT INTO outputs SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?) WHERE true
    ON CONFLICT DO UPDATE SET bytes = excluded.bytes WHERE excluded.bytes > 0`,

  // Searching.
  listUnsearchable: `SELECT number FROM requests INDEXED BY requests_unsearchable
    WHERE search_from IS NOT NULL`,
  readSearchFrom: 'SELECT search_from FROM requests WHERE number = ?',
  writeSearchFrom: 'UPDATE requests SET search_from = ? WHERE number = ?',
  readNames: `SELECT id, body ->> 1 AS serial, body ->> 2 AS name FROM products
    WHERE id >= ? AND id < ? ORDER BY id LIMIT ?`,
  insertWords: 'INSERT INTO search (rowid, words) SELECT value ->> 0, value ->> 1 FROM json_each(?)',

  // Webhooks.
  insertDeliveries: `INSERT INTO deliveries (id, request, event, position, status, next_attempt_at, created_at)
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, 'PENDING', value ->> 4, value ->> 4
    FROM json_each(?)`,
  dueDeliveries: `SELECT ${deliveryColumns} FROM deliveries AS d INDEXED BY deliveries_due
    CROSS JOIN requests AS r ON r.number = d.request
    WHERE d.next_attempt_at <= ? AND r.webhook_disabled_at IS NULL AND r.staged_epoch IS NULL
    AND d.request NOT IN (SELECT number FROM requests WHERE id IN (SELECT value FROM json_each(?)))
    ORDER BY d.next_attempt_at, d.number LIMIT ?`,
  nextDeliveryAt: `SELECT next_attempt_at AS due FROM deliveries INDEXED BY deliveries_due
    WHERE next_attempt_at IS NOT NULL ORDER BY next_attempt_at LIMIT 1`,
  findDelivery: `SELECT ${deliveryColumns} FROM deliveries AS d CROSS JOIN requests AS r ON r.number = d.request
    WHERE d.id = ? AND r.staged_epoch IS NULL`,
  writeAttempts: 'UPDATE deliveries SET attempts = ?, status = ?, next_attempt_at = ? WHERE number = ?',
  listDeliveries: `SELECT ${deliveryColumns} FROM deliveries AS d CROSS JOIN requests AS r ON r.number = d.request
    WHERE d.request = ? AND d.number < ? ORDER BY d.number DESC LIMIT ? OFFSET ?`,
  disableWebhook: `UPDATE requests SET webhook_disabled_at = ?, webhook_disabled_reason = ?, closing_deliveries = 1
    WHERE number = ? AND webhook IS NOT NULL AND webhook_disabled_at IS NULL`,
  enableWebhook: `UPDATE requests SET webhook_disabled_at = NULL, webhook_disabled_reason = NULL,
    closing_deliveries = NULL WHERE number = ?`,
  redeliver: 'UPDATE deliveries SET status = ?, next_attempt_at = ?, prior_attempts = ? WHERE number = ?',
  readEndpoint: 'SELECT failing_since, last_failed_at FROM endpoints WHERE owner = ? AND url = ?',
  writeEndpoint: `INSERT INTO endpoints VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET
    failing_since = excluded.failing_since, last_failed_at = excluded.last_failed_at`,
  deleteEndpoint: 'DELETE FROM endpoints WHERE owner = ? AND url = ?',
  readClosing: 'SELECT closing_deliveries AS closing FROM requests WHERE number = ?',
  closeDeliveries: `UPDATE deliveries SET status = 'FAILED', next_attempt_at = NULL WHERE number IN (
    SELECT number FROM deliveries INDEXED BY deliveries_waiting
    WHERE request = ? AND next_attempt_at IS NOT NULL LIMIT 1000)`,
  listClosing: `SELECT number FROM requests INDEXED BY requests_closing WHERE closing_deliveries IS NOT NULL`,
  endClosing: 'UPDATE requests SET closing_deliveries = NULL WHERE number = ?',
} as const;
