import type { Picture } from './picture.ts';

const TAPS = 28;

/** What a lens does to what is out of focus: each pixel gathers from a disc as wide as its depth is off. */
export function blurByDepth(picture: Picture, focus: number, aperture: number): Float32Array {
  const { width, height, light, depth } = picture;
  const blurred = new Float32Array(light.length);
  const radiusAt = (at: number) => {
    const away = depth[at] ?? focus;
    return Math.min(0.02, aperture * Math.max(0, Math.abs(1 - focus / away) - 0.06)) * height;
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const radius = radiusAt(at);
      let weight = 1;
      let [r, g, b] = [light[at * 3] ?? 0, light[at * 3 + 1] ?? 0, light[at * 3 + 2] ?? 0];
      for (let tap = 0; radius > 0.6 && tap < TAPS; tap++) {
        const out = radius * Math.sqrt((tap + 0.5) / TAPS);
        const turn = tap * 2.399963;
        const tx = Math.min(width - 1, Math.max(0, Math.round(x + out * Math.cos(turn))));
        const ty = Math.min(height - 1, Math.max(0, Math.round(y + out * Math.sin(turn))));
        const other = ty * width + tx;
        // What is sharp must not bleed into what is blurred behind it.
        if (radiusAt(other) < out * 0.6) continue;
        weight += 1;
        r += light[other * 3] ?? 0;
        g += light[other * 3 + 1] ?? 0;
        b += light[other * 3 + 2] ?? 0;
      }
      blurred[at * 3] = r / weight;
      blurred[at * 3 + 1] = g / weight;
      blurred[at * 3 + 2] = b / weight;
    }
  }
  return blurred;
}
