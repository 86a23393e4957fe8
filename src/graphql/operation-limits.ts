import { EnvelopArmor } from '@escape.tech/graphql-armor';
import type { GraphQLError } from 'graphql';

/**
 * Refuses operations that nobody writes by hand, before anything is executed. The deepest query of use,
 * `requests › edges › node › products › edges › node › images › error › code`, is nine deep. How much a list
 * of lists may read is counted while it runs (item-budget.ts): page sizes come in variables.
 * GraphiQL's introspection passes; its depth is bounded by graphql's own rule.
 */
export function operationLimits() {
  const onReject = [refuse];
  return new EnvelopArmor({
    maxDepth: { n: 10, flattenFragments: true, onReject },
    maxAliases: { n: 15, onReject },
    maxDirectives: { n: 50, onReject },
    maxTokens: { n: 1000, onReject },
    costLimit: { enabled: false },
    blockFieldSuggestion: { enabled: false },
  }).protect().plugins;
}

function refuse(_context: unknown, error: GraphQLError): void {
  error.message = error.message.replace(/^Syntax Error: /, '');
  Object.assign(error.extensions, { code: 'OPERATION_LIMIT_EXCEEDED', http: { status: 400 } });
}
