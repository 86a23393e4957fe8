import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

// Asks a server for a request's status twenty times a second, from a thread that has nothing else to do, until it
// is told to stop; then gives how long each answer took, in milliseconds.

const { url, requestId } = workerData as { readonly url: string; readonly requestId: string };
const query = `{ requestStatus(requestId: "${requestId}") { status progress { percent } } }`;
const asked = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query }),
};

let stopped = false;
parentPort?.once('message', () => {
  stopped = true;
});
const latencies: number[] = [];
while (!stopped) {
  const start = performance.now();
  await (await fetch(`${url}/graphql`, asked)).text();
  latencies.push(performance.now() - start);
  await sleep(50);
}
parentPort?.postMessage(latencies);
