import SchemaBuilder from '@pothos/core';
import type { FileUpload } from 'graphql-upload-minimal';
import type { GraphqlContext } from './context.ts';

/** Fields are non-null unless they say otherwise: what the contract marks as optional is marked here too. */
export const builder = new SchemaBuilder<{
  Context: GraphqlContext;
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    ByteCount: { Input: number; Output: number };
    DateTime: { Input: Date; Output: Date };
    URL: { Input: URL; Output: string };
    Upload: { Input: Promise<FileUpload>; Output: never };
  };
}>({ defaultFieldNullability: false });

builder.queryType({
  description: 'Queries. What belongs to another tenant is treated as if it did not exist.',
});
builder.mutationType({
  description: 'Changes. Errors that a user can cause are members of each result’s union.',
});
builder.subscriptionType({ description: 'Live updates, over SSE or WebSocket (graphql-ws).' });
