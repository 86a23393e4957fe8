/** A photograph before it is developed. */
export interface Picture {
  width: number;
  height: number;
  /** Linear RGB, three values a pixel. */
  light: Float32Array;
  /** Cover, 0 to 1. */
  alpha: Float32Array;
  /** From the camera, in the scene's units. */
  depth: Float32Array;
}
