import { createClient as createSocket } from 'graphql-ws';
import { Client, type ExecutionResult, fetchExchange, mapExchange, subscriptionExchange } from 'urql';
import { askForKey, authorization } from './session/api-key.ts';

/** graphql-ws closes with this when `connectionParams` prove nothing. */
const forbidden = 4403;

/** Followers connect again by themselves, from their last cursor: the socket must not, from an old one. */
const socket = createSocket({
  url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
  connectionParams: authorization,
  retryAttempts: 0,
  keepAlive: 12_000,
});

/**
 * Halftone's API for the page. Subscriptions go over WebSocket, and with `fetchSubscriptions` in their context
 * over SSE; a file among the variables makes a request a multipart one.
 */
export const client = new Client({
  url: '/graphql',
  preferGetMethod: false,
  requestPolicy: 'network-only',
  fetchOptions: () => ({ headers: { 'graphql-require-preflight': 'page', ...authorization() } }),
  exchanges: [
    mapExchange({
      onError({ response, networkError }) {
        const status = (response as { status?: number } | undefined)?.status;
        if (status === 401 || (networkError as { code?: number } | undefined)?.code === forbidden)
          askForKey();
      },
    }),
    fetchExchange,
    subscriptionExchange({
      forwardSubscription: ({ query = '', variables }) => ({
        subscribe: (sink) => ({
          unsubscribe: socket.subscribe<ExecutionResult['data']>(
            { query, variables: variables ?? {} },
            {
              ...sink,
              next: (result) => sink.next(result as ExecutionResult),
            },
          ),
        }),
      }),
    }),
  ],
});
