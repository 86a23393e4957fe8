import { radius, recursions } from './recursion.ts';

/**
 * The blur of SSIMULACRA 2 as weights of a pixel and of its neighbours 1 to 4 steps away. The recursions' responses
 * to one pixel are cosines whose sum ends at `radius` steps away, so that with so small a sigma these nine weights
 * say the same and cost less.
 */
export function gaussianTaps(): readonly number[] {
  const three = recursions();
  return Array.from({ length: radius }, (_, n) => three.reduce((sum, { response }) => sum + response(n), 0));
}
