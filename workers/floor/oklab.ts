/** Lightness, green to red, blue to yellow; 0.02 apart is about what a person just sees side by side. */
export type Oklab = readonly [lightness: number, a: number, b: number];

/**
 * OKLab (Björn Ottosson, “A perceptual color space for image processing”, 2020) of sRGB channels, 0 to 255.
 * The light that a screen reflects is added, 1% of white (IEC 61966-2-1's viewing flare): without it one step
 * beside black would count as three beside navy, which people can't see.
 */
export function oklab(red: number, green: number, blue: number): Oklab {
  const [r, g, b] = [seen(red), seen(green), seen(blue)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

const flare = 0.01;

/** Linear light by sRGB's curve (IEC 61966-2-1), with the flare. */
function seen(channel: number): number {
  const value = channel / 255;
  const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  return (linear + flare) / (1 + flare);
}
