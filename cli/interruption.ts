/** Ctrl-C (or SIGTERM) as a signal to end gently. */
export interface Interruption {
  signal: AbortSignal;
  /** Settles at the first Ctrl-C. */
  promise: Promise<void>;
  /** Stops catching. */
  ignore(): void;
}

/** Catches the first Ctrl-C; the second one ends the process immediately, as ever. */
export function interruption(): Interruption {
  const controller = new AbortController();
  const interrupt = () => {
    stopListening();
    controller.abort();
  };
  const stopListening = () => {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  const promise = new Promise<void>((resolve) => {
    controller.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  return { signal: controller.signal, promise, ignore: stopListening };
}
