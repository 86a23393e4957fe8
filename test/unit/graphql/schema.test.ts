import {
  buildSchema,
  findBreakingChanges,
  findDangerousChanges,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  validateSchema,
} from 'graphql/index.js';
import { describe, expect, it } from 'vitest';
import { schema } from '../../../src/graphql/schema.ts';
import { contractSchema } from './contract-schema.ts';

const contract = buildSchema(contractSchema);

describe('the schema', () => {
  it('is valid', () => {
    expect(validateSchema(schema)).toEqual([]);
  });

  it('keeps the contract: nothing a client relies on is missing or different', () => {
    expect(findBreakingChanges(contract, schema)).toEqual([]);
    expect(findDangerousChanges(contract, schema)).toEqual([]);
  });

  it('is no stricter and no wider than the contract', () => {
    expect(findBreakingChanges(schema, contract)).toEqual([]);
  });

  it('takes exactly one of the fields of its one-of inputs', () => {
    for (const name of ['CsvSource', 'CompressionTarget']) {
      const type = schema.getType(name);
      expect(isInputObjectType(type) && type.isOneOf, name).toBe(true);
    }
  });

  it('describes every type, field, argument, input field and enum value', () => {
    const described = Object.values(schema.getTypeMap())
      .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
      .flatMap(descriptions);
    expect(described.length).toBeGreaterThan(150);
    expect(described.filter(([, text]) => !text?.trim()).map(([path]) => path)).toEqual([]);
  });
});

function descriptions(type: GraphQLNamedType): [path: string, text: string | null | undefined][] {
  const own: [string, string | null | undefined] = [type.name, type.description];
  if (isEnumType(type)) {
    return [own, ...type.getValues().map((value) => pair(`${type.name}.${value.name}`, value.description))];
  }
  if (isInputObjectType(type)) {
    return [own, ...fieldsOf(type).map((field) => pair(`${type.name}.${field.name}`, field.description))];
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [own];
  return [
    own,
    ...Object.values(type.getFields()).flatMap((field) => [
      pair(`${type.name}.${field.name}`, field.description),
      ...field.args.map((argument) =>
        pair(`${type.name}.${field.name}(${argument.name})`, argument.description),
      ),
    ]),
  ];
}

function fieldsOf<Field>(type: { getFields(): Record<string, Field> }): Field[] {
  return Object.values(type.getFields());
}

function pair(path: string, text: string | null | undefined): [string, string | null | undefined] {
  return [path, text];
}
