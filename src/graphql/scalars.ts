import { GraphQLDateTime, GraphQLURL } from 'graphql-scalars';
import { GraphQLUpload } from 'graphql-upload-minimal';
import { builder } from './builder.ts';

builder.addScalarType('DateTime', GraphQLDateTime);
builder.addScalarType('URL', GraphQLURL);
builder.addScalarType('Upload', GraphQLUpload);

builder.scalarType('ByteCount', {
  description: 'A number of bytes: a whole number from 0 to 2^53 − 1 (an `Int` ends at 2 GiB).',
  serialize: toByteCount,
  parseValue: toByteCount,
});

function toByteCount(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw new TypeError('ByteCount: expected a whole number from 0 to 2^53 − 1.');
}
