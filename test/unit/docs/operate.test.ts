import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { everyMetric, labelsByName } from '../../support/every-metric.ts';
import type { ParsedMetrics } from '../../support/parse-metrics.ts';
import { readPromql } from '../../support/read-promql.ts';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string };
}

interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly {
    readonly expr: string;
    readonly legendFormat: string;
    readonly refId: string;
  }[];
}

interface Dashboard {
  readonly title: string;
  readonly uid: string;
  readonly schemaVersion: number;
  readonly panels: readonly Panel[];
  readonly templating: { readonly list: readonly { readonly name: string; readonly type: string }[] };
}

const read = (name: string) => readFileSync(`docs/operate/${name}`, 'utf8');
const { groups } = parse(read('alerts.yaml')) as {
  readonly groups: readonly { readonly name: string; readonly rules: readonly Rule[] }[];
};
const rules = groups.flatMap((group) => group.rules);
const dashboard = JSON.parse(read('grafana.json')) as Dashboard;
const targets = dashboard.panels.flatMap(({ title, targets = [] }) =>
  targets.map((target) => ({ title, ...target })),
);

/** What Prometheus adds to every series, and to itself. */
const scraped = ['job', 'instance'];
/** What Grafana puts in before it asks. */
const filledIn = (expr: string) =>
  expr.replaceAll(/\$__(rate_interval|range)\b/g, '5m').replaceAll('le, ', 'le,');

let metrics: ParsedMetrics;
let labels: Map<string, ReadonlySet<string>>;
beforeAll(async () => {
  metrics = await everyMetric();
  labels = labelsByName(metrics);
});

/** Throws for a metric, label or value that no server has; returns the labels that the expression may have. */
function checked(expr: string): ReadonlySet<string> {
  const { selectors, groupedBy } = readPromql(filledIn(expr));
  expect(selectors.length).toBeGreaterThan(0);
  const known = new Set(scraped);
  for (const { metric, matchers } of selectors) {
    const own = metric === 'up' ? new Set<string>() : labels.get(metric);
    if (own === undefined) throw new Error(`no such metric: ${metric} in ${expr}`);
    for (const label of own) known.add(label);
    for (const { label, operator, value } of matchers) {
      if (!scraped.includes(label) && !own.has(label)) throw new Error(`no label ${label}: ${expr}`);
      if (scraped.includes(label)) continue;
      const values = valuesOf(metric, label);
      const asked = operator.endsWith('~') ? value.split('|') : [value];
      expect(asked.filter((one) => !values.has(one))).toEqual([]);
    }
  }
  expect(groupedBy.filter((label) => !known.has(label))).toEqual([]);
  return known;
}

function valuesOf(metric: string, label: string): Set<string | undefined> {
  const samples = metrics.families.flatMap((family) => family.samples);
  return new Set(samples.filter(({ name }) => name === metric).map((sample) => sample.labels[label]));
}

describe('docs/operate/metrics.md', () => {
  it('has every metric of Halftone with its type and labels, and no other', () => {
    const rows = [...read('metrics.md').matchAll(/^\| `(halftone_\w+)` \| (\w+) \|([^|]*)\| [^|]+ \|/gm)];
    const said = rows.map(
      ([, name, type, own]) => `${name} ${type} ${(own?.match(/\w+/g) ?? []).sort().join()}`,
    );
    const ends = (name: string, type: string) => (type === 'histogram' ? `${name}_count` : name);
    const so = metrics.families
      .filter(({ name }) => name.startsWith('halftone_'))
      .map(({ name, type }) => `${name} ${type} ${[...(labels.get(ends(name, type)) ?? [])].sort().join()}`);
    expect(said.sort()).toEqual(so.sort());
  });

  it('names no other metric that is not there', () => {
    const named = read('metrics.md').match(/\b(process|nodejs|halftone)_\w+/g) ?? [];
    const families = new Set(metrics.families.map(({ name }) => name));
    expect(named.filter((name) => !families.has(name))).toEqual([]);
  });
});

describe('the names of metrics', () => {
  it('are what Prometheus asks: counters end with _total, and nothing else does; seconds and bytes are named', () => {
    for (const { name, type, help } of metrics.families) {
      expect([name, name.endsWith('_total')]).toEqual([name, type === 'counter']);
      expect(help.length).toBeGreaterThan(10);
      expect(name).not.toMatch(/millisecond|_ms\b|megabyte|_mb\b/);
      if (name.includes('duration')) expect(name).toMatch(/_seconds$/);
    }
  });
});

describe('docs/operate/alerts.yaml', () => {
  it.each(rules.map((rule) => [rule.alert, rule] as const))('%s asks for what there is', (_, rule) => {
    checked(rule.expr);
    expect(Object.keys(rule).filter((key) => !/^(alert|expr|for|labels|annotations)$/.test(key))).toEqual([]);
    expect(rule.for ?? '1m').toMatch(/^\d+[mh]$/);
    expect(rule.labels.severity).toMatch(/^(critical|warning|info)$/);
    expect(rule.annotations.summary).toContain('{{ $labels.instance }}');
  });

  it('has a section on each alert in alerts.md, and no other', () => {
    const sections = [...read('alerts.md').matchAll(/^## (\w+)$/gm)].map(([, name]) => name);
    expect(sections).toEqual(rules.map(({ alert }) => alert));
    expect(new Set(sections).size).toBe(sections.length);
  });
});

describe('docs/operate/grafana.json', () => {
  it('is a dashboard that Grafana can load', () => {
    expect(dashboard).toMatchObject({ title: 'Halftone', uid: 'halftone' });
    expect(dashboard.schemaVersion).toBeGreaterThanOrEqual(36);
    const ids = dashboard.panels.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { gridPos, type, targets: own = [] } of dashboard.panels) {
      expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
      expect(own.length > 0).toBe(type !== 'row');
      expect(new Set(own.map(({ refId }) => refId)).size).toBe(own.length);
    }
  });

  it('has no panel over another', () => {
    const taken = new Set<string>();
    for (const { gridPos } of dashboard.panels) {
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1) {
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
          expect(taken.has(`${x},${y}`)).toBe(false);
          taken.add(`${x},${y}`);
        }
      }
    }
  });

  it.each(targets.map((target) => [`${target.title}: ${target.expr}`, target] as const))(
    '%s',
    (_, target) => {
      const known = checked(target.expr);
      const shown = [...target.legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(([, label]) => label ?? '');
      expect(shown.filter((label) => !known.has(label))).toEqual([]);
    },
  );

  it('uses only variables that it has', () => {
    const names = new Set(dashboard.templating.list.map(({ name }) => name));
    const used = [...JSON.stringify(dashboard).matchAll(/\$\{?(\w+)/g)].map(([, name]) => name ?? '');
    expect(used.filter((name) => !name.startsWith('__') && !names.has(name))).toEqual([]);
  });

  it('shows every metric of Halftone that is about its work', () => {
    const asked = new Set(
      targets.flatMap(({ expr }) =>
        readPromql(filledIn(expr)).selectors.map(({ metric }) => metric.replace(/_(bucket|sum|count)$/, '')),
      ),
    );
    const left = metrics.families
      .map(({ name }) => name)
      .filter((name) => name.startsWith('halftone_') && !asked.has(name));
    expect(left.sort()).toEqual([
      'halftone_build_info',
      'halftone_catalog_products_total',
      'halftone_catalog_rows_total',
      'halftone_images_reused_total',
      'halftone_pool_process_starts_total',
      'halftone_products_finished_total',
      'halftone_progress_events_total',
      'halftone_progress_products_total',
      'halftone_requests_finished_total',
      'halftone_webhook_attempt_duration_seconds',
      'halftone_webhook_deliveries_total',
      'halftone_webhooks_disabled_total',
    ]);
  });
});
