import type { Area, LinearLight } from './linear-light.ts';
import { type Planes, planes } from './planes.ts';
import { errors, type ScaleErrors } from './score.ts';
import { kernel, paddedSide, reach, tileSide } from './tile-kernel.ts';

/** Of a tile of the source, what each comparison needs: its components with what the blur reaches around it. */
export interface SourceTile {
  readonly scale: number;
  readonly area: Area;
  readonly components: Planes;
  readonly means: Planes;
  readonly squares: Planes;
}

/** A tile of at most `tileSide` pixels a side, kept to be compared with. */
export function sourceTile(picture: LinearLight, scale: number, area: Area): SourceTile {
  readTile(picture, scale, area);
  kernel.keepSource(area.width, area.height);
  const kept = (from: Planes, length: number): Planes => copied(from, planes(length));
  return {
    scale,
    area,
    components: kept(kernel.source, paddedSide * (area.height + 2 * reach)),
    means: kept(kernel.means, tileSide * area.height),
    squares: kept(kernel.squares, tileSide * area.height),
  };
}

/** Adds the errors of a tile, as sums over its pixels. */
export function addErrors(tile: SourceTile, picture: LinearLight, sums: ScaleErrors): void {
  readTile(picture, tile.scale, tile.area);
  copied(tile.components, kernel.source);
  copied(tile.means, kernel.means);
  copied(tile.squares, kernel.squares);
  kernel.sums.fill(0);
  kernel.compare(tile.area.width, tile.area.height);
  for (let i = 0; i < 3 * errors; i++) sums[i]! += kernel.sums[i]!;
}

/** Reads a tile of a picture; around the picture there is nothing (zero), as in the published blur. */
function readTile(picture: LinearLight, scale: number, area: Area): void {
  const { width, height } = picture.sizes[scale]!;
  for (const plane of kernel.result) plane.fill(0);
  const left = Math.max(0, area.x - reach);
  const top = Math.max(0, area.y - reach);
  const inside: Area = {
    x: left,
    y: top,
    width: Math.min(width, area.x + area.width + reach) - left,
    height: Math.min(height, area.y + area.height + reach) - top,
  };
  const offset = (top - area.y + reach) * paddedSide + left - area.x + reach;
  picture.read(scale, inside, kernel.result, offset, paddedSide);
  for (let y = 0; y < inside.height; y++) kernel.opsin(offset + y * paddedSide, inside.width);
}

/** As much of it as the target holds, or as there is. */
function copied(from: Planes, target: Planes): Planes {
  for (const [c, plane] of target.entries()) plane.set(from[c]!.subarray(0, plane.length));
  return target;
}
