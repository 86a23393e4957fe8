import { parser } from '@prometheus-io/lezer-promql';

/** What an expression in PromQL asks for. */
export interface ReadExpression {
  readonly selectors: readonly {
    readonly metric: string;
    readonly matchers: readonly {
      readonly label: string;
      readonly operator: string;
      readonly value: string;
    }[];
  }[];
  /** The labels that are kept: those of `by (…)`. */
  readonly groupedBy: readonly string[];
}

/** By Prometheus' own grammar; throws at what it does not allow. */
export function readPromql(expression: string): ReadExpression {
  const text = (node: { readonly from: number; readonly to: number }) => expression.slice(node.from, node.to);
  const selectors: { metric: string; matchers: { label: string; operator: string; value: string }[] }[] = [];
  const groupedBy: string[] = [];
  parser.parse(expression).iterate({
    enter(node) {
      if (node.type.isError) throw new Error(`no PromQL at ${node.from}: ${expression}`);
      if (node.name === 'VectorSelector') {
        const name = node.node.getChild('Identifier');
        selectors.push({ metric: name === null ? '' : text(name), matchers: [] });
      }
      if (node.name === 'UnquotedLabelMatcher') {
        const [, label = '', operator = '', value = ''] =
          /^(\w+)\s*(=~|!~|!=|=)\s*"(.*)"$/.exec(text(node)) ?? [];
        selectors.at(-1)?.matchers.push({ label, operator, value });
      }
      if (node.name === 'GroupingLabels') groupedBy.push(...(text(node).match(/\w+/g) ?? []));
    },
  });
  return { selectors, groupedBy };
}
