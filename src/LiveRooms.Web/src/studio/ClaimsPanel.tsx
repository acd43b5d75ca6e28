import { useEffect, useState } from 'preact/hooks';
import { locale } from '../i18n';
import type { RoomStore } from '../room/store';
import { timeOfDay } from '../ui/format';
import { api } from '../wire/api';
import type { ClaimCard } from '../wire/http';
import type { DropCard } from '../wire/types';
import { ProblemLine } from '../ui/ProblemLine';
import { useAction } from '../ui/useAction';
import { useOperation } from '../ui/useOperation';
import { words } from './words';

const settleMs = 700;
const afterFailureMs = 5_000;
const maxRows = 100;

const sizes = (drops: readonly DropCard[]) =>
  drops.map((d) => `${d.dropId}:${d.held}:${d.waiting}:${d.sold}:${d.lottery?.entries ?? 0}`).join();

/** Who holds or waits, the first 100 of each drop by arrival; fetched anew when the numbers of a drop change. */
export function ClaimsPanel({ store }: { store: RoomStore }) {
  const drops = store.drops.value;
  const reading = useAction();
  const cancelling = useAction();
  const once = useOperation();
  const [claims, setClaims] = useState<readonly ClaimCard[]>([]);
  const [fetched, setFetched] = useState('');
  const stale = sizes(drops) !== fetched;

  useEffect(() => {
    if (!stale) return;
    const timer = setTimeout(
      () =>
        void reading.run(async (token) => {
          const now = store.drops.value;
          const busy = now.filter((d) => d.held > 0 || d.waiting > 0 || (d.lottery?.entries ?? 0) > 0);
          const pages = await Promise.all(busy.map((d) => api.claims(token, d.dropId)));
          setClaims(pages.flatMap((page) => page.items).slice(0, maxRows));
          setFetched(sizes(now));
        }),
      reading.problem ? afterFailureMs : settleMs,
    );
    return () => clearTimeout(timer);
  }, [stale, fetched, reading.busy]);

  const cancel = (claim: ClaimCard) =>
    void once(`${claim.dropId} ${claim.reservationId}`, (id) =>
      cancelling.run(async (token) => {
        store.noteDrop(await api.cancelReservation(token, claim.dropId, claim.reservationId, id));
        setClaims((known) => known.filter((c) => c !== claim));
      }),
    );

  if (claims.length === 0) return null;
  const titles = new Map(drops.map((d) => [d.dropId, d.product.title]));
  return (
    <section class="panel" aria-label={words.claims}>
      <h2>{words.claims}</h2>
      <ProblemLine problem={cancelling.problem ?? reading.problem} />
      <div class="table-frame" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th>{words.product}</th>
              <th>{words.viewer}</th>
              <th class="num">{words.quantity}</th>
              <th class="num">{words.time}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {claims.map((claim) => (
              <tr
                key={`${claim.dropId}/${claim.reservationId}`}
                data-testid="claim-row"
                data-reservation-id={claim.reservationId}
                data-status={claim.status}
              >
                <td>
                  <strong>{titles.get(claim.dropId)}</strong>
                  <small>{words[claim.status]}</small>
                </td>
                <td>{claim.viewerId}</td>
                <td class="num">{claim.quantity}</td>
                <td class="num">{timeOfDay(claim.at, locale.value)}</td>
                <td class="num">
                  <button
                    class="button tiny"
                    data-testid="cancel-order"
                    disabled={cancelling.busy}
                    onClick={() => cancel(claim)}
                  >
                    {words.cancelClaim}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
