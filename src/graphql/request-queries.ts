import { builder } from './builder.ts';
import { pageArguments, toPageRequest } from './page-arguments.ts';
import { Request, RequestConnection, RequestStatus } from './request.ts';
import { requestNode } from './request-node.ts';

builder.queryField('requestStatus', (t) =>
  t.field({
    type: Request,
    nullable: true,
    description: 'A request by its id; null if it does not exist or belongs to another tenant.',
    args: { requestId: t.arg.id({ required: true, description: 'The id that `uploadCsv` returned.' }) },
    resolve: async (_root, { requestId }, { owner, requests }) => {
      const request = await requests.find(owner, requestId);
      return request && requestNode(request, requests.links);
    },
  }),
);

builder.queryField('requests', (t) =>
  t.field({
    type: RequestConnection,
    description: 'Your requests, newest first.',
    args: {
      ...pageArguments,
      status: t.arg({ type: RequestStatus, required: false, description: 'Only requests with this status.' }),
    },
    resolve: (_root, { status, ...page }, context) =>
      context.requests.list(context.owner, status ?? null, toPageRequest(page, context)),
  }),
);
