import type { Material } from './material.ts';
import { fractalNoise, noise } from './noise.ts';
import { add, colour, mix, scale, smoothstep, type Vector } from './vector.ts';

/** Glazed stoneware; below `dippedTo` the bare, speckled clay shows. */
export function ceramic(glaze: string, dippedTo = -1, clay = '#c9a98a'): Material {
  const [glazed, bare, speck] = [colour(glaze), colour(clay), colour('#4a3728')];
  return {
    colour(x, y, z) {
      const edge = dippedTo + 0.05 * fractalNoise(x * 3, 0, z * 3);
      const body = mix(
        bare,
        scale(glazed, 0.82 + 0.36 * fractalNoise(x * 4, y * 4, z * 4)),
        smoothstep(edge, edge + 0.02, y),
      );
      return mix(body, speck, 0.7 * smoothstep(0.8, 0.88, noise(x * 42, y * 42, z * 42)));
    },
    height: (x, y, z) => 0.006 * fractalNoise(x * 6, y * 26, z * 6),
    roughness: 0.25,
    reflectance: 0.05,
  };
}

/** Wood whose grain runs along x (`along: 'x'`) or upright. */
export function wood(light: string, dark: string, along: 'x' | 'y' = 'x'): Material {
  const [pale, deep] = [colour(light), colour(dark)];
  const grain = (a: number, b: number, c: number) => {
    const rings = Math.hypot(b * 1.3 + 2.4, c + 0.7) * 9 + 2.2 * fractalNoise(a * 0.9, b * 3, c * 3);
    const fibre = fractalNoise(a * 5, b * 75, c * 75, 3);
    const pore = smoothstep(0.72, 0.82, noise(a * 7, b * 130, c * 130));
    return Math.min(1, 0.55 * (0.5 + 0.5 * Math.sin(rings * 2.6)) ** 2 + 0.55 * (fibre - 0.25) + 0.35 * pore);
  };
  const at = (x: number, y: number, z: number) => (along === 'x' ? grain(x, y, z) : grain(y, x, z));
  return {
    colour: (x, y, z) => mix(pale, deep, Math.max(0, at(x, y, z))),
    height: (x, y, z) => -0.003 * at(x, y, z),
    roughness: 0.5,
    reflectance: 0.04,
  };
}

/** A plain weave of `threads` a unit, on the plane that faces us or, lying, on the floor. */
export function fabric(
  dye: (x: number, y: number, z: number) => Vector,
  threads: number,
  lying = false,
): Material {
  const weave = (x: number, y: number, z: number) => {
    const u = x * threads + 1.2 * noise(x * 5, y * 5, z * 5);
    const v = (lying ? z : y) * threads + 1.2 * noise(x * 5, y * 5 + 40, z * 5);
    const over = (Math.floor(u) + Math.floor(v)) % 2 === 0;
    const across = Math.abs((over ? u : v) % 1);
    return Math.sin(Math.PI * across) * (0.65 + 0.6 * noise(u * 1.7, v * 1.7, 3));
  };
  return {
    colour(x, y, z) {
      const thread = weave(x, y, z);
      return scale(dye(x, y, z), 0.7 + 0.2 * thread + 0.35 * fractalNoise(x * 7, y * 7, z * 7));
    },
    height: (x, y, z) => (0.22 / threads) * weave(x, y, z),
    roughness: 1,
    reflectance: 0.02,
  };
}

/** One colour with the slight unevenness every real coat of paint has. */
export function paint(hex: string, roughness = 0.45, reflectance = 0.04): Material {
  const base = colour(hex);
  return {
    colour: (x, y, z) => scale(base, 0.88 + 0.24 * fractalNoise(x * 9, y * 9, z * 9)),
    height: (x, y, z) => 0.0015 * roughness * fractalNoise(x * 30, y * 30, z * 30),
    roughness,
    reflectance,
  };
}

/** Brushed metal. */
export function metal(hex: string, roughness = 0.3): Material {
  const base = colour(hex);
  return {
    colour: (x, y, z) => scale(base, 0.75 + 0.5 * noise(x * 12, y * 160, z * 12)),
    roughness,
    reflectance: 0.6,
  };
}

/** `material` with another colour laid over it where `share` says so. */
export function printed(
  material: Material,
  ink: (x: number, y: number, z: number) => { colour: Vector; share: number },
): Material {
  return {
    ...material,
    colour(x, y, z) {
      const print = ink(x, y, z);
      const under = material.colour(x, y, z);
      if (print.share <= 0) return under;
      return mix(under, scale(add(print.colour, scale(under, 0.15)), 0.87), print.share);
    },
  };
}
