import { builder } from './builder.ts';
import './scalars.ts';
import './request-queries.ts';
import './node-query.ts';
import './upload-csv.ts';
import './import-csv.ts';
import './preview-csv.ts';
import './cancel-request.ts';
import './retry-failed.ts';
import './delete-request.ts';
import './redeliver-webhook.ts';
import './request-progress.ts';

/** The GraphQL schema; `schema.graphql` is printed from it. Building it does nothing else. */
export const schema = builder.toSchema();
