import { type ParsedMetrics, parseMetrics } from './parse-metrics.ts';

/** A server's metrics as they are now; `headers` as Prometheus would send them. */
export async function scrape(url: string, headers: Record<string, string> = {}): Promise<ParsedMetrics> {
  const response = await fetch(`${url}/metrics`, { headers });
  if (response.status !== 200) throw new Error(`/metrics answered ${response.status}`);
  return parseMetrics(await response.text());
}
