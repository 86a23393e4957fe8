import { setMaxListeners } from 'node:events';

/**
 * Aborts one controller when any of several signals aborts. To be undone afterwards: the sources outlive many
 * targets, and `AbortSignal.any` would leave something behind in each source for every target.
 *
 * @param reasonOf what the target is aborted with; default: the source's own reason
 * @returns undoes it
 */
export function forwardAbort(
  sources: readonly AbortSignal[],
  target: AbortController,
  reasonOf: (source: AbortSignal) => unknown = ({ reason }) => reason,
): () => void {
  const links = sources.map((source) => {
    // Many targets listen to one signal on purpose; each takes its listener away again.
    setMaxListeners(0, source);
    const forward = () => target.abort(reasonOf(source));
    if (source.aborted) forward();
    source.addEventListener('abort', forward, { once: true });
    return () => source.removeEventListener('abort', forward);
  });
  return () => {
    for (const unlink of links) unlink();
  };
}
