/** Runs `work` on all of them, `lanes` at a time. */
export async function inLanes<T>(
  lanes: number,
  all: readonly T[],
  work: (each: T) => Promise<void>,
): Promise<void> {
  const queue = [...all];
  const lane = async (): Promise<void> => {
    for (let each = queue.shift(); each !== undefined; each = queue.shift()) await work(each);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
