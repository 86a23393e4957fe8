import type { IndexDescription } from 'mongodb';

/** Version 2: requests can be cancelled, retried and deleted, and results are used again; see docs/store.md. */
export const control: readonly {
  readonly name: string;
  readonly indexes: readonly (IndexDescription & { readonly name: string })[];
}[] = [
  {
    name: 'requests',
    indexes: [
      {
        name: 'requests_canceling',
        key: { status: 1 },
        partialFilterExpression: { status: 'CANCELING' },
      },
      { name: 'requests_retrying', key: { retryUntil: 1 }, ...when('retryUntil') },
      {
        name: 'requests_finished',
        key: { finishedAt: 1 },
        partialFilterExpression: { finishedAt: { $gt: new Date(0) } },
      },
    ],
  },
  {
    name: 'outputs',
    indexes: [
      { name: 'outputs_by_request', key: { '_id.request': 1 } },
      {
        name: 'outputs_reserved',
        key: { '_id.request': 1, bytes: 1 },
        partialFilterExpression: { bytes: 0 },
      },
      { name: 'outputs_by_key', key: { '_id.key': 1 } },
    ],
  },
  { name: 'results', indexes: [{ name: 'results_leftover', key: { leftover: 1 }, ...when('leftover') }] },
  { name: 'sources', indexes: [{ name: 'sources_by_request', key: { request: 1 } }] },
  { name: 'endpoints', indexes: [] },
];

function when(field: string) {
  return { partialFilterExpression: { [field]: { $exists: true } } };
}
