import { useEffect, useState } from 'preact/hooks';
import { locale } from '../i18n';
import { money, timeOfDay } from '../ui/format';
import { api } from '../wire/api';
import type { OrderCard } from '../wire/http';
import type { DropCard } from '../wire/types';
import { ProblemLine } from './ProblemLine';
import { useAction } from './useAction';
import { words } from './words';

const settleMs = 400;
const afterFailureMs = 5_000;
const maxRows = 500;

/** Confirmed reservations of the show's drops, newest first; fetched anew when a drop has sold more. */
export function OrdersPanel({ drops }: { drops: readonly DropCard[] }) {
  const action = useAction();
  const [orders, setOrders] = useState<readonly OrderCard[]>([]);
  const [fetched, setFetched] = useState<Readonly<Record<string, number>>>({});
  const stale = drops.filter((d) => d.sold > 0 && fetched[d.dropId] !== d.sold);
  const key = stale.map((d) => `${d.dropId}:${d.sold}`).join();

  useEffect(() => {
    if (!key) return;
    const timer = setTimeout(
      () =>
        void action.run(async (token) => {
          const pages = await Promise.all(stale.map((d) => allOrders(token, d.dropId)));
          const fresh = new Set(stale.map((d) => d.dropId));
          setOrders((known) =>
            [...known.filter((o) => !fresh.has(o.dropId)), ...pages.flat()]
              .sort((a, b) => b.confirmedAt - a.confirmedAt || b.reservationId - a.reservationId)
              .slice(0, maxRows),
          );
          setFetched((known) => ({ ...known, ...Object.fromEntries(stale.map((d) => [d.dropId, d.sold])) }));
        }),
      action.problem ? afterFailureMs : settleMs,
    );
    return () => clearTimeout(timer);
  }, [key, action.busy]);

  const titles = new Map(drops.map((d) => [d.dropId, d.product.title]));
  return (
    <section class="panel" aria-label={words.orders}>
      <h2>
        {words.orders} <span class="count">{orders.length}</span>
      </h2>
      {orders.length === 0 ? <p class="faint">{words.noOrders}</p> : null}
      <ProblemLine problem={action.problem} />
      {orders.length > 0 ? (
        <div class="table-frame" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th>{words.order}</th>
                <th>{words.viewer}</th>
                <th class="num">{words.quantity}</th>
                <th class="num">{words.total}</th>
                <th class="num">{words.time}</th>
              </tr>
            </thead>
            <tbody>
              {orders.map((o) => (
                <tr key={o.orderId} data-testid="order-row" data-order-id={o.orderId} data-viewer-id={o.viewerId}>
                  <td>
                    <strong>{titles.get(o.dropId)}</strong>
                    <small>{o.orderId}</small>
                  </td>
                  <td>{o.viewerId}</td>
                  <td class="num">{o.quantity}</td>
                  <td class="num">{money(o.total, o.currency, locale.value)}</td>
                  <td class="num">{timeOfDay(o.confirmedAt, locale.value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  );
}

async function allOrders(token: string, dropId: string): Promise<OrderCard[]> {
  const found: OrderCard[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.orders(token, dropId, cursor);
    found.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor && found.length < maxRows);
  return found;
}
