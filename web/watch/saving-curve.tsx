import { formatPercent } from '../../src/format/format-percent.ts';
import type { WholeRequest } from '../live/live-request.ts';
import { useSavingSamples } from './use-saving-samples.ts';

const width = 480;
const height = 150;
/** At the right, for the numbers of the scale. */
const margin = 34;
const plot = width - margin;

/** The share saved along the run, from its first products to its latest; a dot a sample. */
export function SavingCurve({ request }: { request: WholeRequest }) {
  const samples = useSavingSamples(request);
  const x = (at: number) => (samples.length < 2 ? plot / 2 : 12 + (at / (samples.length - 1)) * (plot - 24));
  const y = (share: number) => height - Math.max(0, Math.min(1, share)) * height;
  const points = samples.map((share, at) => `${x(at)},${y(share)}`).join(' ');
  return (
    <figure className="chart">
      <figcaption>Share saved over the run</figcaption>
      <svg
        className="curve"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={
          samples.length === 0
            ? 'Nothing yet'
            : `Share saved from first to latest: ${samples.map(formatPercent).join(', ')}`
        }
      >
        {[0.25, 0.5, 0.75].map((share) => (
          <g key={share} className={share === 0.5 ? 'half' : undefined}>
            <line x1={0} x2={plot} y1={y(share)} y2={y(share)} />
            <text x={width} y={y(share) + 4}>
              {share * 100}%
            </text>
          </g>
        ))}
        <polyline points={points} />
        {samples.map((share, at) => (
          <circle key={x(at)} cx={x(at)} cy={y(share)} r={3.5} />
        ))}
      </svg>
    </figure>
  );
}
