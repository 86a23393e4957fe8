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
  description: 'What can be asked. Another tenant’s things answer as ones that do not exist.',
});
builder.mutationType({
  description: 'What can be done. Everything a user can cause comes back as a member of the result’s union.',
});
builder.subscriptionType({ description: 'What can be watched, over SSE or WebSocket (graphql-ws).' });
