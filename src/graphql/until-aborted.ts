/**
 * The same events, ended when the subscriber is gone: a generator that waits for its next event cannot be
 * ended from outside until that event comes, and not every transport notices that the connection closed.
 */
export async function* untilAborted<T>(events: AsyncGenerator<T>, signal: AbortSignal): AsyncGenerator<T> {
  try {
    for (;;) {
      const next = await nextOrAbort(events, signal);
      if (next.done) return;
      yield next.value;
    }
  } finally {
    // Not awaited: it would wait for the event that may never come.
    events.return(undefined).catch(() => {});
  }
}

/** One race an event: a promise that lived as long as the subscription would collect all its waiters. */
function nextOrAbort<T>(events: AsyncGenerator<T>, signal: AbortSignal): Promise<IteratorResult<T, void>> {
  return new Promise((resolve, reject) => {
    const onAbort = () => resolve({ done: true, value: undefined });
    if (signal.aborted) return onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    events
      .next()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', onAbort));
  });
}
