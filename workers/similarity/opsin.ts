import type { Planes } from './planes.ts';

/**
 * From linear light to the components that SSIMULACRA 2 compares, in place: XYB of JPEG XL (ISO/IEC 18181-1;
 * libjxl lib/jxl/cms/opsin_params.h), shifted and scaled so that each lies roughly in 0 to 1
 * (MakePositiveXYB in tools/ssimulacra2.cc).
 */
export function toOpsin([first, second, third]: Planes, offset: number, length: number): void {
  for (let i = offset; i < offset + length; i++) {
    const r = first[i]!;
    const g = second[i]!;
    const b = third[i]!;
    const long = cubeRoot(0.3 * r + 0.622 * g + 0.078 * b);
    const medium = cubeRoot(0.23 * r + 0.692 * g + 0.078 * b);
    const short = cubeRoot(
      0.243_422_689_245_478_2 * r + 0.204_767_444_244_968_2 * g + 0.551_809_866_509_553_5 * b,
    );
    const luma = (long + medium) / 2;
    first[i] = (long - medium) * 7 + 0.42;
    second[i] = luma + 0.01;
    third[i] = short - luma + 0.55;
  }
}

/** Of a value from 0 to 1, after the bias, from which its own root is taken again: 0 stays 0. */
function cubeRoot(value: number): number {
  const at = value * steps;
  const below = at | 0;
  const low = roots[below]!;
  return low + (at - below) * (roots[below + 1]! - low);
}

const bias = 0.003_793_073_255_275_449;
/** Between two steps the root is within 10⁻⁵ of a straight line, also where it is steepest. */
const steps = 8192;
// One more than there are values, since rounding may reach past 1.
const roots = Float64Array.from(
  { length: steps + 3 },
  (_, i) => Math.cbrt(i / steps + bias) - Math.cbrt(bias),
);
