import { useMemo } from 'react';

const columns = 96;
const rows = 5;
const pitch = 10;
/** Columns over which dots grow from faint to full. */
const softness = 7;
const faint = 1.1;
const full = 5.6;

/**
 * The bar as a printer would: dots that swell where work is done, and melt into ink. What failed is printed
 * in magenta at its beginning.
 */
export function HalftoneBar(props: { share: number; failedShare: number; label: string; percent: number }) {
  const { share, failedShare, label, percent } = props;
  const edge = Math.round(share * columns * 20) / 20;
  const done = useMemo(() => dots(edge), [edge]);
  const failed = Math.ceil(failedShare * columns);
  return (
    <div
      className="bar"
      role="progressbar"
      aria-label="Images done"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={label}
    >
      <svg viewBox={`0 0 ${columns * pitch} ${rows * pitch}`} preserveAspectRatio="none" aria-hidden="true">
        <clipPath id="failed">
          <rect width={failed * pitch} height={rows * pitch} />
        </clipPath>
        <path className="ink" d={done} />
        <path className="ink failed" d={done} clipPath="url(#failed)" />
      </svg>
    </div>
  );
}

function dots(edge: number): string {
  // The last dots have to be full at 100%: the edge runs from before the first column to past the last.
  const front = edge * (1 + softness / columns);
  let path = '';
  for (let column = 0; column < columns; column++) {
    const share = Math.min(1, Math.max(0, (front - column) / softness));
    const eased = share * share * (3 - 2 * share);
    const radius = faint + (full - faint) * eased;
    for (let row = 0; row < rows; row++) {
      const x = column * pitch + pitch / 2;
      const y = row * pitch + pitch / 2;
      path += `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0`;
    }
  }
  return path;
}
