/** Three colour components of one area, row by row, each in an array of its own. */
export type Planes = readonly [Float32Array, Float32Array, Float32Array];

export function planes(length: number): Planes {
  return [new Float32Array(length), new Float32Array(length), new Float32Array(length)];
}
