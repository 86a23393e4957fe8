/** Holds callers back, in order, while a queue is full. */
export interface Room {
  /** Resolves when there is a place; rejects with the signal's reason, or when closed. */
  wait(signal: AbortSignal): Promise<void>;
  /** To be called when a place may have become free. */
  update(): void;
  close(reason: Error): void;
}

/** `places()` counts what is free now; each waiter that is let in is taken to fill one. */
export function room(places: () => number): Room {
  const line = new Set<{ enter: () => void; refuse: (reason: unknown) => void }>();
  let closed: Error | null = null;
  const update = (): void => {
    let free = places();
    for (const waiter of line) {
      if (free-- <= 0) return;
      waiter.enter();
    }
  };
  const wait = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      if (closed !== null) return reject(closed);
      const leave = (): void => {
        line.delete(waiter);
        signal.removeEventListener('abort', onAbort);
      };
      const waiter = {
        enter: () => {
          leave();
          resolve();
        },
        refuse: (reason: unknown) => {
          leave();
          reject(reason);
        },
      };
      const onAbort = (): void => waiter.refuse(signal.reason);
      signal.addEventListener('abort', onAbort, { once: true });
      line.add(waiter);
      // Behind those who came before, who would have been let in if there were a place.
      if (line.size <= places()) waiter.enter();
    });
  const close = (reason: Error): void => {
    closed = reason;
    for (const waiter of line) waiter.refuse(reason);
  };
  return { wait, update, close };
}
