import type { Signals, Topic } from '../signals.ts';

/** Signals within one process. Listeners run in a later microtask, so that `notify` never waits for one. */
export function createLocalSignals(): Signals {
  const listeners = new Map<Topic, Set<() => void>>();
  return {
    notify(topic) {
      for (const listener of listeners.get(topic) ?? []) queueMicrotask(listener);
    },
    subscribe(topic, listener) {
      // A function of its own for each subscription: the same listener may subscribe twice.
      const call = () => {
        if (listeners.get(topic)?.has(call)) listener();
      };
      const those = listeners.get(topic) ?? new Set();
      listeners.set(topic, those.add(call));
      return () => {
        those.delete(call);
        if (those.size === 0) listeners.delete(topic);
      };
    },
    async close() {
      listeners.clear();
    },
  };
}
