import { useState } from 'preact/hooks';
import { locale } from '../i18n';
import { money, timeOfDay } from '../ui/format';
import type { OrderCard } from '../wire/http';
import { words } from './words';

interface Props {
  order: OrderCard;
  title: string | undefined;
  busy: boolean;
  refund: (toStock: boolean) => void;
}

/** One order. A refund asks what becomes of the units. */
export function OrderRow({ order, title, busy, refund }: Props) {
  const [asking, setAsking] = useState(false);
  const bought = order.status !== 'refunded';
  return (
    <tr
      class={bought ? undefined : 'is-over'}
      data-testid="order-row"
      data-order-id={order.orderId}
      data-viewer-id={order.viewerId}
      data-status={order.status}
    >
      <td>
        <strong>{title}</strong>
        <small>{order.orderId}</small>
      </td>
      <td>{order.viewerId}</td>
      <td class="num">{order.quantity}</td>
      <td class="num">{money(order.total, order.currency, locale.value)}</td>
      <td class="num">{timeOfDay(order.confirmedAt, locale.value)}</td>
      <td class="num">
        {!bought ? <small>{words.refunded}</small> : null}
        {bought && !asking ? (
          <button class="button tiny" data-testid="refund-order" disabled={busy} onClick={() => setAsking(true)}>
            {words.refund}
          </button>
        ) : null}
        {bought && asking ? (
          <span class="acts">
            <button class="button tiny" data-testid="refund-to-stock" disabled={busy} onClick={() => refund(true)}>
              {words.refundToStock}
            </button>
            <button class="button tiny" data-testid="refund-for-good" disabled={busy} onClick={() => refund(false)}>
              {words.refundForGood}
            </button>
          </span>
        ) : null}
      </td>
    </tr>
  );
}
