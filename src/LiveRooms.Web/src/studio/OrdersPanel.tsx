import { useEffect, useState } from 'preact/hooks';
import type { RoomStore } from '../room/store';
import { api } from '../wire/api';
import type { OrderCard } from '../wire/http';
import { OrderRow } from './OrderRow';
import { ProblemLine } from '../ui/ProblemLine';
import { useAction } from '../ui/useAction';
import { useOperation } from '../ui/useOperation';
import { words } from './words';

const settleMs = 400;
const afterFailureMs = 5_000;
const maxRows = 500;

/** Confirmed reservations of the show's drops, newest first; fetched anew when a drop has sold more or took one back. */
export function OrdersPanel({ store }: { store: RoomStore }) {
  const drops = store.drops.value;
  const action = useAction();
  const refunding = useAction();
  const once = useOperation();
  const [orders, setOrders] = useState<readonly OrderCard[]>([]);
  const [fetched, setFetched] = useState<Readonly<Record<string, number>>>({});
  const stale = drops.filter((d) => d.status !== 'announced' && fetched[d.dropId] !== d.sold);
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

  const refund = (order: OrderCard, toStock: boolean) =>
    void once(`${order.orderId} ${toStock}`, (id) =>
      refunding.run(async (token) => {
        store.noteDrop(await api.refund(token, order.dropId, order.reservationId, toStock, id));
        setOrders((known) => known.map((o) => (o.orderId === order.orderId ? { ...o, status: 'refunded' } : o)));
      }),
    );

  const titles = new Map(drops.map((d) => [d.dropId, d.product.title]));
  return (
    <section class="panel" aria-label={words.orders}>
      <h2>
        {words.orders} <span class="count">{orders.length}</span>
      </h2>
      {orders.length === 0 ? <p class="faint">{words.noOrders}</p> : null}
      <ProblemLine problem={refunding.problem ?? action.problem} />
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
                <th />
              </tr>
            </thead>
            <tbody>
              {orders.map((o) => (
                <OrderRow
                  key={o.orderId}
                  order={o}
                  title={titles.get(o.dropId)}
                  busy={refunding.busy}
                  refund={(toStock) => refund(o, toStock)}
                />
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
