const productColumns = 'id, body, images, status, run, sequence, finished_at';
const requestColumns =
  'number, id, owner, status, created_at, started_at, finished_at, sequence, counters, pace_active, pace_last, ' +
  'webhook, webhook_disabled_at, webhook_disabled_reason, deliveries, upload_key';
const wholeRequest = `SELECT ${requestColumns}, document FROM requests JOIN uploads ON uploads.request = number`;
const deliveryColumns =
  'd.number, d.id, r.owner, r.id AS request_id, d.event, d.position, r.webhook, d.status, d.attempts, ' +
  'd.next_attempt_at, d.created_at, r.webhook_disabled_at';

/**
 * Every statement of the store but the lists of products (product-lists.ts), in one place so that a test can
 * explain each one: none may scan a table that grows.
 */
export const statements = {
  nextEpoch: `INSERT INTO settings VALUES ('epoch', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1
    RETURNING value`,
  touch: `INSERT INTO settings VALUES ('ping', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  readSetting: 'SELECT value FROM settings WHERE name = ?',
  keepSecret: 'INSERT INTO secrets VALUES (?, ?) ON CONFLICT DO NOTHING',
  readSecret: 'SELECT value FROM secrets WHERE name = ?',

  // Staging and publishing.
  stageRequest: `INSERT INTO requests
    (id, owner, status, created_at, counters, webhook, upload_key, idempotency_key, staged_epoch)
    VALUES (?, ?, 'QUEUED', ?, '{}', ?, ?, ?, ?)`,
  stageUpload: 'INSERT INTO uploads VALUES (?, ?)',
  readUpload: 'SELECT document FROM uploads WHERE request = ?',
  findStaged: `SELECT number, id, owner, idempotency_key, upload_key, staged_epoch FROM requests
    WHERE id = ? AND staged_epoch IS NOT NULL`,
  listStagedBefore: `SELECT number, id, upload_key FROM requests INDEXED BY requests_staged
    WHERE staged_epoch < ? LIMIT 1000`,
  insertProducts: 'INSERT INTO products (id, body) SELECT ? + key, value FROM json_each(?)',
  updateStagedProduct:
    'UPDATE products SET images = ?, status = ?, sequence = ?, finished_at = ? WHERE id = ?',
  findByIdempotencyKey: `SELECT id, content_hash FROM requests INDEXED BY requests_idempotency
    WHERE owner = ? AND idempotency_key = ? AND staged_epoch IS NULL`,
  publishRequest: `UPDATE requests SET status = ?, finished_at = ?, sequence = ?, counters = ?, content_hash = ?,
    staged_epoch = NULL, search_from = 0 WHERE number = ?`,
  publishUpload: 'UPDATE uploads SET document = ? WHERE request = ?',
  markDiscarded: 'UPDATE requests SET staged_epoch = 0 WHERE number = ?',
  lastProductKey: 'SELECT max(id) AS last FROM products WHERE id BETWEEN ? AND ?',
  deleteProducts: 'DELETE FROM products WHERE id BETWEEN ? AND ?',
  deleteFacets: 'DELETE FROM facets WHERE request = ? AND facet = ? AND id BETWEEN ? AND ?',
  deleteUpload: 'DELETE FROM uploads WHERE request = ?',
  deleteRequest: 'DELETE FROM requests WHERE number = ?',
  findUploadUse: 'SELECT 1 AS used FROM requests WHERE upload_key = ? LIMIT 1',

  // Reading requests.
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
  settleProduct: `UPDATE products SET images = ?, status = ?, sequence = ?, finished_at = ?
    WHERE id = ? AND run = ? AND sequence IS NULL AND json_array_length(body, '$[3]') = ?`,
  settleRequest: `UPDATE requests SET sequence = ?, status = ?, finished_at = ?, counters = ?, pace_active = ?,
    pace_last = ?, deliveries = ? WHERE number = ?`,
  insertFacets: `INSERT INTO facets
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?)`,
  insertOutputs: `INSERT INTO outputs SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?) WHERE true
    ON CONFLICT DO NOTHING`,

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
  addDeliveries: 'UPDATE requests SET deliveries = deliveries + ? WHERE number = ?',
  dueDeliveries: `SELECT ${deliveryColumns} FROM deliveries AS d INDEXED BY deliveries_due
    CROSS JOIN requests AS r ON r.number = d.request
    WHERE d.next_attempt_at <= ? AND r.webhook_disabled_at IS NULL
    AND d.request NOT IN (SELECT number FROM requests WHERE id IN (SELECT value FROM json_each(?)))
    ORDER BY d.next_attempt_at, d.number LIMIT ?`,
  nextDeliveryAt: `SELECT next_attempt_at AS due FROM deliveries INDEXED BY deliveries_due
    WHERE next_attempt_at IS NOT NULL ORDER BY next_attempt_at LIMIT 1`,
  findDelivery: `SELECT ${deliveryColumns} FROM deliveries AS d CROSS JOIN requests AS r ON r.number = d.request
    WHERE d.id = ?`,
  writeAttempts: 'UPDATE deliveries SET attempts = ?, status = ?, next_attempt_at = ? WHERE number = ?',
  listDeliveries: `SELECT ${deliveryColumns} FROM deliveries AS d CROSS JOIN requests AS r ON r.number = d.request
    WHERE d.request = ? AND d.number < ? ORDER BY d.number DESC LIMIT ? OFFSET ?`,
  disableWebhook: `UPDATE requests SET webhook_disabled_at = ?, webhook_disabled_reason = ?, closing_deliveries = 1
    WHERE number = ? AND webhook IS NOT NULL AND webhook_disabled_at IS NULL`,
  closeDeliveries: `UPDATE deliveries SET status = 'FAILED', next_attempt_at = NULL WHERE number IN (
    SELECT number FROM deliveries INDEXED BY deliveries_waiting
    WHERE request = ? AND next_attempt_at IS NOT NULL LIMIT 1000)`,
  listClosing: `SELECT number FROM requests INDEXED BY requests_closing WHERE closing_deliveries IS NOT NULL`,
  endClosing: 'UPDATE requests SET closing_deliveries = NULL WHERE number = ?',
} as const;
