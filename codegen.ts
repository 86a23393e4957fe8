import type { CodegenConfig } from '@graphql-codegen/cli';
import { preset } from '@graphql-codegen/client-preset';
import { isEnumType, isInputObjectType, lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from './src/graphql/schema.ts';

type Section = Awaited<ReturnType<typeof preset.buildGeneratesSection>>[number];

const schemaTypes = 'generated/schema-types.ts';

const imports = { emitLegacyCommonJSImports: false, importExtension: '.ts' as const };
const config = {
  ...imports,
  useTypeImports: true,
  enumsAsTypes: true,
  strictScalars: true,
  scalars: { Upload: 'File', URL: 'string', DateTime: 'string', ByteCount: 'number' },
};

/** The client preset, with what it writes changed by `change`. */
const changedPreset = (change: (section: Section) => Section[]): typeof preset => ({
  ...preset,
  buildGeneratesSection: async (options) => (await preset.buildGeneratesSection(options)).flatMap(change),
});

/** A query with a variable of every enum and input of the schema: the preset writes the types that are used. */
function everyType(): string {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => (isEnumType(type) || isInputObjectType(type)) && !type.name.startsWith('__'),
  );
  return `query EveryType(${types.map(({ name }) => `$${name}: ${name}`).join(', ')}) { __typename }`;
}

/** Every enum and input, once for all clients. */
const types = {
  preset: changedPreset((section) => {
    if (!section.filename.endsWith('/graphql.ts')) return [];
    const plugins = section.plugins.filter((plugin) => !('typed-document-node' in plugin));
    return [
      {
        ...section,
        filename: schemaTypes,
        plugins,
        config: { ...section.config, generateOperationTypes: false },
      },
    ];
  }),
  documents: everyType(),
  presetConfig: { fragmentMasking: false },
  config,
};

/** Typed operations for the documents in one folder, over the shared types. */
const client = (folder: string) => ({
  preset: changedPreset((section) => [
    section.filename.endsWith('/graphql.ts')
      ? {
          ...section,
          config: {
            ...section.config,
            ...imports,
            importSchemaTypesFrom: schemaTypes,
            namespacedImportName: 'Schema',
          },
        }
      : section,
  ]),
  documents: [`${folder}/**/*.ts`, `!${folder}/generated/**`],
  presetConfig: { fragmentMasking: false, skipIndexFile: true },
  config,
});

/**
 * `schema.graphql` from the code, the schema's enums and inputs as types, and the typed operations of the terminal
 * client, the page and the tests.
 */
const codegenConfig: CodegenConfig = {
  schema: printSchema(lexicographicSortSchema(schema)),
  ignoreNoDocuments: true,
  generates: {
    'schema.graphql': { plugins: ['schema-ast'], config: { includeDirectives: true, sort: true } },
    'generated/': types,
    'cli/generated/': client('cli'),
    'test/generated/': client('test'),
    'web/generated/': client('web'),
  },
};

export default codegenConfig;
