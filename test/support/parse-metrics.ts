/** One family of metrics as it is written: what its HELP and TYPE lines say, and its samples. */
export interface MetricFamily {
  readonly name: string;
  readonly help: string;
  readonly type: string;
  readonly samples: MetricSample[];
}

export interface MetricSample {
  /** Of a histogram with `_bucket`, `_sum` or `_count`. */
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface ParsedMetrics {
  readonly families: readonly MetricFamily[];
  /** Every series, as `name{a="x",b="y"}` with its labels in order. */
  readonly series: ReadonlySet<string>;
  /** The value of one sample, with these labels and no other; undefined when there is none. */
  value(name: string, labels?: Record<string, string>): number | undefined;
  /** The sum over all samples of a name that have these labels. */
  sum(name: string, labels?: Record<string, string>): number;
}

const metricName = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;

/** Reads Prometheus' text format 0.0.4, and throws at whatever is not in it: a line, a name, a sample twice. */
export function parseMetrics(text: string): ParsedMetrics {
  if (!text.endsWith('\n')) throw new Error('The last line has no end.');
  const families = new Map<string, MetricFamily>();
  const values = new Map<string, number>();
  const samples: MetricSample[] = [];
  let family: MetricFamily | undefined;
  let help: readonly [string, string] | undefined;
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const [, what, name = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.+)$/.exec(line) ?? [];
    if (what === 'HELP') {
      if (families.has(name)) throw new Error(`${name} is there twice`);
      help = [name, rest];
    } else if (what === 'TYPE') {
      if (help?.[0] !== name || !metricName.test(name)) throw new Error(`unexpected: ${line}`);
      family = { name, help: help[1], type: rest, samples: [] };
      families.set(name, family);
    } else {
      const sample = parseSample(line);
      const base =
        family?.type === 'histogram' ? sample.name.replace(/_(bucket|sum|count)$/, '') : sample.name;
      if (family === undefined || base !== family.name) throw new Error(`of another family: ${line}`);
      const series = seriesOf(sample);
      if (values.has(series)) throw new Error(`twice: ${series}`);
      values.set(series, sample.value);
      family.samples.push(sample);
      samples.push(sample);
    }
  }
  return {
    families: [...families.values()],
    series: new Set(values.keys()),
    value: (name, labels = {}) => values.get(seriesOf({ name, labels })),
    sum: (name, labels = {}) =>
      samples
        .filter(
          (it) =>
            it.name === name && Object.entries(labels).every(([key, value]) => it.labels[key] === value),
        )
        .reduce((sum, { value }) => sum + value, 0),
  };
}

function seriesOf({ name, labels }: Pick<MetricSample, 'name' | 'labels'>): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}="${value}"`);
  return `${name}{${pairs.sort().join(',')}}`;
}

function parseSample(line: string): MetricSample {
  const [, name = '', inside = '', number = ''] = /^([^\s{]+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
  if (!metricName.test(name)) throw new Error(`no sample: ${line}`);
  const labels: Record<string, string> = {};
  const rest = inside.replace(/([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\["\\n])*)"(,|$)/g, (_, key, value) => {
    labels[key as string] = value as string;
    return '';
  });
  if (rest !== '') throw new Error(`wrong labels: ${line}`);
  const value = { '+Inf': Infinity, '-Inf': -Infinity, NaN: Number.NaN }[number] ?? Number(number);
  if (number === '' || (Number.isNaN(value) && number !== 'NaN')) throw new Error(`wrong value: ${line}`);
  return { name, labels, value };
}
