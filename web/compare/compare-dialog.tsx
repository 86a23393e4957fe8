import { useEffect, useRef, useState } from 'react';
import { describeSimilarity } from '../../src/format/describe-similarity.ts';
import { formatBytes } from '../../src/format/format-bytes.ts';
import { formatPercent } from '../../src/format/format-percent.ts';
import type { ProductImage } from '../products/image-cell.tsx';
import { CompareStage } from './compare-stage.tsx';
import { useZoom } from './use-zoom.ts';

/** Before and after on top of each other: a slider uncovers, + and − look closer. Escape closes. */
export function CompareDialog({
  image: { image, name },
  onClose,
}: {
  image: ProductImage;
  onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [split, setSplit] = useState(50);
  const zoom = useZoom();
  const slider = useRef<HTMLInputElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    slider.current?.focus();
  }, []);
  const { bytesIn, bytesOut, savedRatio, width, height, format, quality, similarity } = image;
  return (
    <dialog
      ref={dialog}
      className="compare"
      aria-label={`Before and after: ${name}`}
      onClose={onClose}
      onKeyDown={(event) => {
        if (event.key === '+' || event.key === '=') zoom.closer();
        else if (event.key === '-') zoom.farther();
        else if (event.key === '0') zoom.reset();
      }}
    >
      <header>
        <h2>{name}</h2>
        <button type="button" onClick={() => dialog.current?.close()} aria-label="Close">
          Close
        </button>
      </header>
      <CompareStage image={image} split={split} onSplit={setSplit} zoom={zoom} />
      <div className="compare-controls">
        <label>
          Before
          <input
            ref={slider}
            type="range"
            min={0}
            max={100}
            value={split}
            aria-label="How much of the original is shown"
            onChange={(event) => setSplit(Number(event.currentTarget.value))}
          />
          After
        </label>
        <div className="zoom" role="group" aria-label="Zoom">
          <button type="button" onClick={zoom.farther} aria-label="Zoom out">
            −
          </button>
          <output>{Math.round(zoom.scale * 100)}%</output>
          <button type="button" onClick={zoom.closer} aria-label="Zoom in">
            +
          </button>
        </div>
        <p>
          {formatBytes(bytesIn ?? 0)} → <strong>{formatBytes(bytesOut ?? 0)}</strong> (−
          {formatPercent(savedRatio)}), {width} × {height} {format}
          {quality != null && `, quality ${quality}`}
          {similarity != null && (
            <>
              {' · '}
              <strong>{describeSimilarity(similarity)}</strong> (similarity {similarity.toFixed(1)} of 100)
            </>
          )}
        </p>
      </div>
    </dialog>
  );
}
