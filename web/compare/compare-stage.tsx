import { useEffect, useRef, useState } from 'react';
import type { ProductImage } from '../products/image-cell.tsx';
import { sameOriginUrl } from '../same-origin-url.ts';
import type { Zoom } from './use-zoom.ts';

/**
 * Both pictures in one frame. “Before” comes from where the catalogue says, by the reader's own browser and
 * without a referrer; a shop that refuses, or a page over https with a picture over http, leaves it empty.
 */
export function CompareStage(props: {
  image: ProductImage['image'];
  split: number;
  onSplit: (split: number) => void;
  zoom: Zoom;
}) {
  const { image, split, onSplit, zoom } = props;
  const [beforeFailed, setBeforeFailed] = useState(false);
  const stage = useRef<HTMLDivElement>(null);
  const latest = useRef(zoom);
  latest.current = zoom;
  useEffect(() => {
    const element = stage.current;
    // React listens to wheels passively, and the dialog would scroll along.
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      if (event.deltaY < 0) latest.current.closer();
      else latest.current.farther();
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, []);

  const transform = `translate(${zoom.x}px, ${zoom.y}px) scale(${zoom.scale})`;
  return (
    <div
      ref={stage}
      className="stage"
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (event.buttons !== 1) return;
        if (zoom.scale > 1) return zoom.move(event.movementX, event.movementY);
        const { left, width } = event.currentTarget.getBoundingClientRect();
        onSplit(Math.min(100, Math.max(0, Math.round(((event.clientX - left) / width) * 100))));
      }}
    >
      <div className="layer">
        {beforeFailed ? (
          <p className="missing" role="status">
            The original could not be loaded from <code>{image.inputUrl}</code>. Its host may block browsers,
            or it was deleted.
          </p>
        ) : (
          <img
            src={image.inputUrl}
            alt="Before"
            referrerPolicy="no-referrer"
            draggable={false}
            style={{ transform }}
            onError={() => setBeforeFailed(true)}
          />
        )}
      </div>
      <div className="layer" style={{ clipPath: `inset(0 0 0 ${split}%)` }}>
        <img src={sameOriginUrl(image.outputUrl ?? '')} alt="After" draggable={false} style={{ transform }} />
      </div>
      <i className="divider" style={{ left: `${split}%` }} aria-hidden="true" />
    </div>
  );
}
