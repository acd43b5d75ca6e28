import { locale } from '../i18n';
import type { RoomStore } from '../room/store';
import { dayAndTime, money } from '../ui/format';
import type { RefundDueCard } from '../wire/sales';
import { sales } from '../wire/salesApi';
import { ProblemLine } from '../ui/ProblemLine';
import { useFetched } from './useFetched';
import { useRepeat } from './useRepeat';
import { words } from './words';

const everyMs = 15_000;
const maxRows = 500;

/** Payments that bought nothing and are owed back, of every drop of the show that takes payments. */
export function RefundsPanel({ store }: { store: RoomStore }) {
  const paid = store.drops.value.filter((d) => d.payment);
  const key = paid.map((d) => `${d.dropId}:${d.version}`).join();
  const fetched = useFetched(key, async (token) =>
    (await Promise.all(paid.map((d) => allDue(token, d.dropId)))).flat().sort((a, b) => b.at - a.at),
  );
  // A late payment changes no number of the drop, so no card announces it.
  useRepeat(fetched.again, everyMs, paid.length > 0);
  const due = fetched.value ?? [];
  if (due.length === 0) return fetched.problem ? <ProblemLine problem={fetched.problem} /> : null;
  return (
    <section class="panel" aria-label={words.refundsDue}>
      <h2>
        {words.refundsDue} <span class="count">{due.length}</span>
      </h2>
      <ProblemLine problem={fetched.problem} />
      <div class="table-frame" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th>{words.order}</th>
              <th>{words.reason}</th>
              <th class="num">{words.amount}</th>
              <th class="num">{words.time}</th>
            </tr>
          </thead>
          <tbody>
            {due.map((row) => (
              <tr key={row.paymentId} data-testid="refund-due" data-order-id={row.orderId} data-reason={row.reason}>
                <td>
                  <strong>{row.orderId}</strong>
                  <small>
                    {words.paymentId} {row.paymentId}
                  </small>
                </td>
                <td>{words[row.reason]}</td>
                <td class="num">{money(row.amount, row.currency, locale.value)}</td>
                <td class="num">{dayAndTime(row.at, locale.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

async function allDue(token: string, dropId: string): Promise<RefundDueCard[]> {
  const found: RefundDueCard[] = [];
  let cursor: string | undefined;
  do {
    const page = await sales.refundsDue(token, dropId, cursor);
    found.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor && found.length < maxRows);
  return found;
}
