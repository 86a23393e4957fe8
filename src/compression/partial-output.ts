/** Where the pool writes an output until it is whole; known to both sides, so that a kill leaves nothing behind. */
export function partialOutput(output: string): string {
  return `${output}.part`;
}
