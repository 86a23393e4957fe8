/**
 * Prometheus' text format (version 0.0.4) as OpenMetrics 1.0: a counter's family has no `_total`, no line is empty,
 * and the end is marked. prom-client can write OpenMetrics itself, but renames its counters for good by it.
 */
export function toOpenMetrics(text: string): string {
  const lines = text.split('\n').filter((line) => line !== '');
  const counters = new Set(lines.flatMap((line) => /^# TYPE (\S+)_total counter$/.exec(line)?.[1] ?? []));
  const open = lines.map((line) => {
    const [, start, family, rest] = /^(# (?:HELP|TYPE) )(\S+)_total( .*)$/.exec(line) ?? [];
    return family !== undefined && counters.has(family) ? `${start}${family}${rest}` : line;
  });
  return `${open.join('\n')}\n# EOF\n`;
}
