import { useState } from 'react';

/** How close the pictures are looked at, and where: shifts in pixels of the screen. */
export interface Zoom {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
  closer(): void;
  farther(): void;
  reset(): void;
  move(dx: number, dy: number): void;
}

const most = 8;
const step = 1.5;

export function useZoom(): Zoom {
  const [{ scale, x, y }, set] = useState({ scale: 1, x: 0, y: 0 });
  const zoomTo = (next: number) =>
    set((now) => {
      const bounded = Math.min(most, Math.max(1, next));
      const ratio = bounded / now.scale;
      return bounded === 1
        ? { scale: 1, x: 0, y: 0 }
        : { scale: bounded, x: now.x * ratio, y: now.y * ratio };
    });
  return {
    scale,
    x,
    y,
    closer: () => zoomTo(scale * step),
    farther: () => zoomTo(scale / step),
    reset: () => zoomTo(1),
    move: (dx, dy) => set((now) => (now.scale === 1 ? now : { ...now, x: now.x + dx, y: now.y + dy })),
  };
}
