/**
 * A clock that follows this machine's, except when that is set back: then it goes on as if it had not been, so
 * that what waits for a time does not wait for it twice.
 */
export function createSteadyClock(): () => Date {
  let latest = Date.now();
  let readAt = performance.now();
  return () => {
    const elapsed = performance.now() - readAt;
    latest = Math.max(Date.now(), latest + elapsed);
    readAt += elapsed;
    return new Date(latest);
  };
}
