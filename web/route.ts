import { useMemo, useSyncExternalStore } from 'react';

export type Route =
  | { readonly page: 'start' | 'past' }
  | { readonly page: 'request'; readonly requestId: string };

const moved = new EventTarget();

/** What the address asks for; renders again when it changes. */
export function useRoute(): Route {
  const path = useSyncExternalStore(subscribe, () => location.pathname);
  return useMemo(() => routeOf(path), [path]);
}

/** Goes to another address of the page without loading it again, and to its top. */
export function navigate(path: string): void {
  history.pushState(null, '', path);
  moved.dispatchEvent(new Event('move'));
  scrollTo(0, 0);
  document.querySelector<HTMLElement>('#main')?.focus({ preventScroll: true });
}

function routeOf(path: string): Route {
  const requestId = /^\/requests\/(\w+)$/.exec(path)?.[1];
  if (requestId !== undefined) return { page: 'request', requestId };
  return { page: path === '/requests' ? 'past' : 'start' };
}

function subscribe(listener: () => void): () => void {
  moved.addEventListener('move', listener);
  addEventListener('popstate', listener);
  return () => {
    moved.removeEventListener('move', listener);
    removeEventListener('popstate', listener);
  };
}
