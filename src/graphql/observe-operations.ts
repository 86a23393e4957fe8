import {
  type DocumentNode,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { maskError } from './mask-error.ts';
import type { AnsweredOperation, OperationObserver } from './operation-observer.ts';

type Named = Pick<AnsweredOperation, 'operation' | 'kind'>;

const invalid: Named = { operation: 'invalid', kind: 'unknown' };

/**
 * Tells of operations by their root field, which the schema bounds: the name that a client gives its operation is the
 * client's own, and there is no end of such names.
 */
export function observeOperations(observer: OperationObserver): Plugin {
  const refused = () => observer.answered({ ...invalid, result: 'refused', milliseconds: null });
  return {
    onParse:
      () =>
      ({ result }) => {
        if (result instanceof Error) refused();
      },
    onValidate:
      () =>
      ({ valid }) => {
        if (!valid) refused();
      },
    onExecute({ args }) {
      const startedAt = performance.now();
      const named = nameOf(args.document, args.operationName);
      return {
        onExecuteDone({ result }) {
          const errors = 'errors' in result ? (result.errors ?? []) : [];
          const milliseconds = performance.now() - startedAt;
          observer.answered({ ...named, result: resultOf(errors), milliseconds });
        },
      };
    },
    onSubscribe({ args }) {
      const named = nameOf(args.document, args.operationName);
      const answered = (errors: readonly unknown[]) =>
        observer.answered({ ...named, result: resultOf(errors), milliseconds: null });
      return {
        onSubscribeResult: ({ result }) => answered('errors' in result ? (result.errors ?? []) : []),
      };
    },
  };
}

/** Whether it is this server's fault, by the code that the client is given. */
function resultOf(errors: readonly unknown[]): AnsweredOperation['result'] {
  if (errors.length === 0) return 'succeeded';
  const codes = errors.map((error) => maskError(error).extensions['code']);
  return codes.some((code) => code === 'INTERNAL' || code === 'STORE_UNAVAILABLE') ? 'failed' : 'refused';
}

function nameOf(document: DocumentNode, operationName: string | null | undefined): Named {
  const operation = getOperationAST(document, operationName);
  if (!operation) return invalid;
  return { operation: rootFieldOf(document, operation), kind: operation.operation };
}

function rootFieldOf(document: DocumentNode, { selectionSet }: OperationDefinitionNode): string {
  const names = new Set(fieldNames(document, selectionSet.selections));
  const [only = 'invalid'] = names;
  if (names.size > 1) return 'several';
  return only.startsWith('__') ? 'introspection' : only;
}

/** The fields selected, through fragments; those are without cycles once the document is valid. */
function fieldNames(document: DocumentNode, selections: readonly SelectionNode[]): string[] {
  return selections.flatMap((selection): string[] => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return fieldNames(document, selection.selectionSet.selections);
    const fragment = document.definitions.find(
      (definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value,
    );
    return fragment?.kind === Kind.FRAGMENT_DEFINITION
      ? fieldNames(document, fragment.selectionSet.selections)
      : [];
  });
}
