import type { CodegenConfig } from '@graphql-codegen/cli';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from './src/graphql/schema.ts';

/** Typed operations for the documents in one folder. */
const client = (folder: string) => ({
  preset: 'client' as const,
  documents: [`${folder}/**/*.ts`, `!${folder}/generated/**`],
  presetConfig: { fragmentMasking: false },
  config: {
    useTypeImports: true,
    enumsAsTypes: true,
    strictScalars: true,
    emitLegacyCommonJSImports: false,
    importExtension: '.ts',
    scalars: { Upload: 'File', URL: 'string', DateTime: 'string', ByteCount: 'number' },
  },
});

/** `schema.graphql` from the code, and the typed operations of the terminal client, the page and the tests. */
const config: CodegenConfig = {
  schema: printSchema(lexicographicSortSchema(schema)),
  ignoreNoDocuments: true,
  generates: {
    'schema.graphql': { plugins: ['schema-ast'], config: { includeDirectives: true, sort: true } },
    'cli/generated/': client('cli'),
    'test/generated/': client('test'),
    'web/generated/': client('web'),
  },
};

export default config;
