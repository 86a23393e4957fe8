import { setMaxListeners } from 'node:events';

/**
 * Aborts one controller when any of several signals aborts, with its reason. To be undone afterwards: the
 * sources outlive many downloads, and `AbortSignal.any` would leave a listener behind for each.
 *
 * @returns undoes it
 */
export function forwardAbort(sources: readonly AbortSignal[], target: AbortController): () => void {
  const links = sources.map((source) => {
    // Many downloads listen to one signal on purpose; each takes its listener away again.
    setMaxListeners(0, source);
    const forward = () => target.abort(source.reason);
    if (source.aborted) forward();
    source.addEventListener('abort', forward, { once: true });
    return () => source.removeEventListener('abort', forward);
  });
  return () => {
    for (const unlink of links) unlink();
  };
}
