import { useState } from 'preact/hooks';
import { Poster } from '../art/Poster';
import { locale, problemText, t } from '../i18n';
import { countdown, money } from '../ui/format';
import { Icon } from '../ui/Icon';
import { useNow } from '../ui/hooks';
import { Stepper } from '../ui/Stepper';
import type { DropCard, ReservationCard } from '../wire/types';
import { ReservationView } from './ReservationView';
import { shownReservations, unitsLeftFor } from './orderDrops';
import { StockBar } from './StockBar';
import type { RoomStore } from './store';

interface Props {
  store: RoomStore;
  drop: DropCard;
  mine: readonly ReservationCard[];
}

export function DropView({ store, drop, mine }: Props) {
  const counting =
    (drop.status === 'announced' && !!drop.opensAt) ||
    ((drop.status === 'open' || drop.status === 'paused') && !!drop.closesAt);
  const now = useNow(store.clock, counting);
  const doing = store.doing.value[drop.dropId];
  const problem = store.dropProblems.value[drop.dropId];
  const shown = shownReservations(mine);
  const over = drop.status === 'closed' && shown.every((r) => r.status !== 'held' && r.status !== 'confirmed');
  return (
    <article
      class={`drop is-${drop.status}${over ? ' over' : ''}${shown.some((r) => r.status === 'held') ? ' mine' : ''}`}
      data-testid="drop-card"
      data-drop-id={drop.dropId}
      data-status={drop.status}
      data-free={drop.free}
      data-held={drop.held}
      data-sold={drop.sold}
      data-waiting={drop.waiting}
      data-stock={drop.stock}
      aria-label={drop.product.title}
    >
      <header class="drop-head">
        <span class="thumb">
          <Poster id={drop.product.productId} />
          {drop.product.imageUrl ? <img src={drop.product.imageUrl} alt="" loading="lazy" /> : null}
        </span>
        <div class="drop-words">
          <p class={`drop-state is-${drop.status}`}>{stateText(drop, now)}</p>
          <h3>{drop.product.title}</h3>
          <p class="drop-price">
            <strong>{money(drop.product.price, drop.product.currency, locale.value)}</strong>
            {drop.perViewerLimit > 1 ? <span>{t('limitEach', { n: drop.perViewerLimit })}</span> : null}
          </p>
        </div>
      </header>
      {drop.status === 'announced' || over ? null : <StockBar drop={drop} />}
      {shown.map((r) => (
        <ReservationView key={r.reservationId} store={store} drop={drop} card={r} doing={doing} />
      ))}
      <Reserve store={store} drop={drop} mine={mine} now={now} />
      {problem ? (
        <p class="field-error" role="alert" data-testid="drop-error" data-code={problem.code}>
          {problemText(problem)}
        </p>
      ) : null}
    </article>
  );
}

function stateText(drop: DropCard, now: number): string {
  if (drop.status === 'announced') return t('dropSoon');
  if (drop.status === 'soldOut') return t('dropSoldOut');
  if (drop.status === 'closed') return t('dropClosed');
  const state = drop.status === 'paused' ? t('dropPaused') : t('dropOpen');
  const left = (drop.closesAt ?? 0) - now;
  return left > 0 ? `${state} · ${t('dropClosesIn', { time: countdown(left) })}` : state;
}

/** Quantity and the one big button; gone when the viewer has all they may have, or nothing can be had. */
function Reserve({ store, drop, mine, now }: Props & { now: number }) {
  const [wanted, setWanted] = useState(1);
  const most = unitsLeftFor(drop, mine);
  const doing = store.doing.value[drop.dropId];
  const waiting = mine.some((r) => r.status === 'waiting');
  if (drop.status === 'closed' || most === 0 || waiting) return null;
  const quantity = Math.min(wanted, most);
  const soon = drop.status === 'announced';
  const paused = drop.status === 'paused';
  const queue = !soon && !paused && (drop.free === 0 || drop.waiting > 0);
  const holding = mine.some((r) => r.status === 'held');
  return (
    <div class="drop-act">
      {most > 1 && !soon ? (
        <Stepper value={quantity} max={most} testId="reserve-quantity" onChange={setWanted} />
      ) : null}
      <button
        class={queue || holding ? 'button wide' : 'button primary wide'}
        data-testid="reserve-button"
        data-action={queue ? 'waitlist' : 'reserve'}
        disabled={soon || paused || doing !== undefined}
        onClick={() => void store.reserve(drop.dropId, quantity)}
      >
        {doing === 'reserve' ? t('working') : soon ? <Opening drop={drop} now={now} /> : null}
        {doing !== 'reserve' && paused ? t('dropPaused') : null}
        {doing !== 'reserve' && queue ? (
          <>
            <Icon name="line" size={18} />
            {t('joinWaitlist')}
          </>
        ) : null}
        {doing !== 'reserve' && !queue && !soon && !paused ? (
          <>
            {t('reserve')}
            <span class="button-note">{money(drop.product.price * quantity, drop.product.currency, locale.value)}</span>
          </>
        ) : null}
      </button>
    </div>
  );
}

/** The clock on the closed door. */
function Opening({ drop, now }: { drop: DropCard; now: number }) {
  const left = (drop.opensAt ?? 0) - now;
  if (left <= 0) return <>{t('reserve')}</>;
  const time = countdown(left);
  return (
    <>
      <Icon name="clock" size={18} />
      <span class="hidden">{t('dropOpensIn', { time: '' })}</span>
      <span data-testid="opens-in" data-seconds={Math.ceil(left / 1000)}>
        {time}
      </span>
    </>
  );
}
