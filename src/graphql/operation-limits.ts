import { EnvelopArmor } from '@escape.tech/graphql-armor';
import type { GraphQLError } from 'graphql';

/**
 * Refuses operations far larger than any client needs, before anything is executed. The deepest query of use,
 * `requests › edges › node › products › edges › node › images › error › code`, is nine deep. How much a list
 * of lists may read is counted while it runs (item-budget.ts): page sizes come in variables.
 * GraphiQL's introspection passes; its depth is bounded by graphql's own rule.
 */
export function operationLimits() {
  const onReject = [refuse];
  const { plugins } = new EnvelopArmor({
    maxDepth: { n: 10, flattenFragments: true, onReject },
    // `__typename` counts too: an alias of it costs an answer as much as any other.
    maxAliases: { n: 15, allowList: [], onReject },
    maxDirectives: { n: 50, onReject },
    maxTokens: { n: 1000, onReject },
    costLimit: { enabled: false },
    blockFieldSuggestion: { enabled: false },
  }).protect();
  return [...plugins, refuseFragmentCycles];
}

/** A fragment that spreads itself is an attack as well, and gets the same answer. */
const refuseFragmentCycles = {
  onValidate() {
    return ({ result }: { readonly result: readonly GraphQLError[] }) => {
      for (const error of result) {
        if (/^Cannot spread fragment .* within itself/.test(error.message)) refuse(null, error);
      }
    };
  },
};

export const limitExceededCode = 'OPERATION_LIMIT_EXCEEDED';

function refuse(_context: unknown, error: GraphQLError): void {
  error.message = error.message.replace(/^Syntax Error: /, '');
  // `spec: false`: status 400 also for clients that accept plain JSON, where GraphQL over HTTP would have 200.
  Object.assign(error.extensions, {
    code: limitExceededCode,
    http: { status: 400, spec: false },
  });
}
