import { useState } from 'react';
import { useClient } from 'urql';
import type { WebhookDeliveriesQuery } from '../generated/graphql.ts';
import type { WholeRequest } from '../live/live-request.ts';
import { RedeliverWebhook } from '../operations/control.ts';
import { WebhookDeliveries } from '../operations/deliveries.ts';
import { counted, words } from '../words.ts';
import { Control } from './control.tsx';

type Delivery = NonNullable<WebhookDeliveriesQuery['requestStatus']>['webhookDeliveries']['nodes'][number];

const pageSize = 50;

/** What was sent to the request's webhook; read when it is opened. */
export function Deliveries(props: { requestId: string; webhook: NonNullable<WholeRequest['webhook']> }) {
  const { requestId, webhook } = props;
  const client = useClient();
  const [list, setList] = useState<{ total: number; nodes: readonly Delivery[]; more: string | null } | null>(
    null,
  );

  async function read(after: string | null, before: readonly Delivery[]): Promise<void> {
    const variables = { requestId, first: pageSize, after };
    const { data } = await client.query(WebhookDeliveries, variables).toPromise();
    const found = data?.requestStatus?.webhookDeliveries;
    if (!found) return;
    const { totalCount, nodes, pageInfo } = found;
    setList({
      total: totalCount,
      nodes: [...before, ...nodes],
      more: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
    });
  }

  return (
    <details
      className="deliveries"
      onToggle={(event) => {
        if (event.currentTarget.open) void read(null, []);
      }}
    >
      <summary>Webhook deliveries to {webhook.url}</summary>
      {webhook.disabledAt && <p className="notice bad">Nothing is sent any more: {webhook.disabledReason}</p>}
      {list && (
        <>
          <p className="hint">
            {counted(list.total, 'delivery', 'deliveries')}, newest first.{' '}
            <button type="button" className="plain" onClick={() => void read(null, [])}>
              Look again
            </button>
          </p>
          <ul>
            {list.nodes.map((delivery) => (
              <DeliveryRow key={delivery.id} delivery={delivery} onDone={() => void read(null, [])} />
            ))}
          </ul>
          {list.more && (
            <button type="button" onClick={() => void read(list.more, list.nodes)}>
              Show older
            </button>
          )}
        </>
      )}
    </details>
  );
}

function DeliveryRow({ delivery, onDone }: { delivery: Delivery; onDone: () => void }) {
  const { id, event, status, attempts, nextAttemptAt } = delivery;
  const last = attempts.at(-1);
  return (
    <li data-status={status}>
      <code>{id}</code>
      <span>{words(event)}</span>
      <span className={status === 'FAILED' ? 'bad' : undefined}>{words(status)}</span>
      <span>
        {last && (last.statusCode ?? last.error)} {last && `in ${last.duration} ms`}
        {attempts.length > 1 && `, ${counted(attempts.length, 'try', 'tries')}`}
        {nextAttemptAt && `, next ${new Date(nextAttemptAt).toLocaleTimeString()}`}
      </span>
      <Control document={RedeliverWebhook} variables={{ deliveryId: id }} onDone={onDone}>
        Send again
      </Control>
    </li>
  );
}
