/**
 * Pixels of four inks (0: none, 255: full, as libvips decodes them) as red, green and blue in the same memory:
 * what one ink leaves of white times what black leaves, as browsers do without a profile.
 */
export function inksToSrgb(inks: Buffer): Buffer {
  let to = 0;
  for (let at = 0; at < inks.length; at += 4) {
    const black = 255 - inks[at + 3]!;
    inks[to++] = ((255 - inks[at]!) * black + 127) / 255;
    inks[to++] = ((255 - inks[at + 1]!) * black + 127) / 255;
    inks[to++] = ((255 - inks[at + 2]!) * black + 127) / 255;
  }
  return inks.subarray(0, to);
}
