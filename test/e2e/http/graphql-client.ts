import { WebSocket } from 'ws';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly data?: Record<string, never> | null;
  readonly errors?: { readonly message: string; readonly extensions: Record<string, unknown> }[];
}

/** One operation as a POST of JSON. */
export function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  return send(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

export async function send(url: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, init);
  const { data, errors } = (await response.json()) as Pick<Answer, 'data' | 'errors'>;
  const { status, headers } = response;
  return { status, headers, ...(data !== undefined && { data }), ...(errors && { errors }) };
}

export const uploadMutation = `mutation ($file: Upload!, $options: UploadOptions) {
  uploadCsv(file: $file, options: $options) {
    __typename
    ... on Request { id status }
    ... on Error { code message }
  }
}`;

/** A GraphQL multipart request; `parts` replaces or removes (null) what a proper one has. */
export function multipart(csv: string, parts: { operations?: unknown; map?: unknown; file?: null } = {}) {
  const form = new FormData();
  const operations = parts.operations ?? { query: uploadMutation, variables: { file: null } };
  form.append('operations', JSON.stringify(operations));
  form.append('map', JSON.stringify(parts.map ?? { 0: ['variables.file'] }));
  if (parts.file !== null) form.append('0', new Blob([csv], { type: 'text/csv' }), 'catalogue.csv');
  return form;
}

export const csrf = { 'graphql-require-preflight': 'test' };

/** A raw graphql-ws connection: what was received, and how it was closed. */
export function openSocket(url: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
  const received: { readonly type: string; readonly id?: string; readonly payload?: never }[] = [];
  const waiting: (() => void)[] = [];
  socket.on('message', (text) => {
    received.push(JSON.parse(String(text)));
    for (const wake of waiting.splice(0)) wake();
  });
  socket.on('error', () => {});
  const opened = new Promise<void>((resolve) => socket.once('open', resolve));
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  return {
    socket,
    received,
    opened,
    closed,
    tell: (...messages: unknown[]) => {
      for (const message of messages) socket.send(JSON.stringify(message));
    },
    /** The first message that fits, once it is there. */
    async next(fits: (message: (typeof received)[number]) => boolean) {
      for (;;) {
        const found = received.find(fits);
        if (found !== undefined) return found;
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
  };
}
