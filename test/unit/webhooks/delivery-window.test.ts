import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WebhookDelivery } from '../../../src/domain/delivery.ts';
import { createDeliveryWindow } from '../../../src/webhooks/delivery-window.ts';

function deliveriesOf(
  request: number,
  count: number,
  host = `host-${request}.example.com`,
): WebhookDelivery[] {
  const at = new Date('2026-03-01T00:00:00Z');
  return Array.from({ length: count }, (_, n) => ({
    id: `msg_${request}_${n}`,
    owner: 'default',
    requestId: `req_${request}`,
    event: 'PRODUCT_FINISHED',
    position: n,
    url: `https://${host}/in`,
    status: 'PENDING',
    attempts: [],
    priorAttempts: 0,
    nextAttemptAt: at,
    createdAt: at,
  }));
}

function takeAll(window: ReturnType<typeof createDeliveryWindow>): WebhookDelivery[] {
  const taken: WebhookDelivery[] = [];
  for (let next = window.take(); next !== null; next = window.take()) taken.push(next);
  return taken;
}

test('four deliveries at a time for a host, sixteen in all', () => {
  const window = createDeliveryWindow();
  window.add(deliveriesOf(0, 50));
  expect(takeAll(window)).toHaveLength(4);
  for (const request of [1, 2, 3, 4]) window.add(deliveriesOf(request, 50));
  expect(takeAll(window)).toHaveLength(12);
  expect(window.hasCapacity()).toBe(false);
});

test('requests of one host take turns', () => {
  const window = createDeliveryWindow();
  window.add(deliveriesOf(0, 50, 'one.example.com'));
  window.add(deliveriesOf(1, 2, 'one.example.com'));
  expect(takeAll(window).map(({ requestId }) => requestId)).toEqual(['req_0', 'req_1', 'req_0', 'req_1']);
});

test('a host that let a delivery time out has one place until it answers, and all such hosts half of them', () => {
  const window = createDeliveryWindow();
  for (let request = 0; request < 12; request += 1) {
    window.add(deliveriesOf(request, 1));
    for (const first of takeAll(window)) window.done(first, true);
  }
  window.beginLook();
  for (let request = 0; request < 12; request += 1) window.add(deliveriesOf(request, 5));
  const slow = takeAll(window);
  expect(slow).toHaveLength(8);
  expect(new Set(slow.map(({ requestId }) => requestId)).size).toBe(8);
  window.add(deliveriesOf(20, 10));
  expect(takeAll(window)).toHaveLength(4);
  const [answered] = slow;
  if (answered) window.done(answered, false);
  const again = takeAll(window).filter(({ requestId }) => requestId === answered?.requestId);
  expect(again.length).toBeGreaterThan(1);
});

test('what is done while the store is asked is not taken for due again', () => {
  const window = createDeliveryWindow();
  const [delivery] = deliveriesOf(0, 1);
  if (!delivery) throw new Error('There is one.');
  window.beginLook();
  window.add([delivery]);
  window.beginLook();
  const taken = window.take();
  if (taken) window.done(taken, false);
  expect(window.add([delivery])).toBe(0);
  window.beginLook();
  expect(window.add([delivery])).toBe(1);
});

/** Store and sender in small: what is due is what is not done yet, looks skip what waits already. */
test('every delivery is sent once, whatever the order of looks and answers', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ count: fc.integer({ min: 1, max: 30 }), host: fc.integer({ min: 0, max: 4 }) }), {
        minLength: 1,
        maxLength: 8,
      }),
      fc.infiniteStream(fc.nat(15)),
      (requests, choices) => {
        const window = createDeliveryWindow();
        const due = new Map(
          requests
            .flatMap(({ count, host }, request) => deliveriesOf(request, count, `host-${host}.example.com`))
            .map((delivery) => [delivery.id, delivery]),
        );
        const all = due.size;
        const sent: string[] = [];
        const flying: WebhookDelivery[] = [];
        for (const choice of choices) {
          const [first] = flying.splice(choice % Math.max(flying.length, 1), 1);
          if (first) {
            due.delete(first.id);
            window.done(first, choice === 0);
          }
          if (choice % 3 === 0) {
            window.beginLook();
            const waiting = new Set(window.waiting());
            window.add([...due.values()].filter(({ requestId }) => !waiting.has(requestId)).slice(0, 10));
          }
          for (const taken of takeAll(window)) {
            flying.push(taken);
            sent.push(taken.id);
          }
          expect(new Set(flying.map(({ id }) => id)).size).toBe(flying.length);
          if (due.size === 0) break;
        }
        expect(new Set(sent).size).toBe(sent.length);
        expect(sent).toHaveLength(all);
      },
    ),
  );
});
