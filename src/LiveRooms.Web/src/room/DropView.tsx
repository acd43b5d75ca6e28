import { Poster } from '../art/Poster';
import { locale, problemText, t } from '../i18n';
import { countdown, money } from '../ui/format';
import { useNow } from '../ui/hooks';
import type { DropCard, ReservationCard } from '../wire/types';
import { LotteryPanel } from './LotteryPanel';
import { isLottery, isUndrawn, priceSpan } from './offer';
import { OpeningClock } from './OpeningClock';
import { shownReservations } from './orderDrops';
import { ReservationView } from './ReservationView';
import { ReserveForm } from './ReserveForm';
import { StockBar } from './StockBar';
import type { RoomStore } from './store';

interface Props {
  store: RoomStore;
  drop: DropCard;
  mine: readonly ReservationCard[];
}

export function DropView({ store, drop, mine }: Props) {
  const opening = drop.status === 'announced' && !!drop.opensAt;
  const counting =
    opening ||
    ((drop.status === 'open' || drop.status === 'paused') && !!drop.closesAt) ||
    (drop.status !== 'closed' && isUndrawn(drop));
  const now = useNow(store.clock, counting);
  const doing = store.doing.value[drop.dropId];
  const problem = store.dropProblems.value[drop.dropId];
  const note = store.paymentNotes.value[drop.dropId];
  const shown = shownReservations(mine);
  const over = drop.status === 'closed' && shown.every((r) => r.status !== 'held' && r.status !== 'confirmed');
  return (
    <article
      class={classOf(drop, over, shown)}
      data-testid="drop-card"
      data-drop-id={drop.dropId}
      data-status={drop.status}
      data-free={drop.free}
      data-held={drop.held}
      data-sold={drop.sold}
      data-waiting={drop.waiting}
      data-stock={drop.stock}
      data-mode={drop.mode ?? 'firstCome'}
      aria-label={drop.product.title}
    >
      <Head drop={drop} now={now} />
      {opening ? <OpeningClock left={drop.opensAt! - now} /> : null}
      {isLottery(drop) && (!over || drop.lottery?.drawnAt) ? (
        <LotteryPanel drop={drop} now={now} entered={shown.some((r) => r.status === 'entered')} />
      ) : null}
      {drop.status === 'announced' || over || isUndrawn(drop) ? null : <StockBar drop={drop} />}
      {shown.map((r) => (
        <ReservationView key={r.reservationId} store={store} drop={drop} card={r} doing={doing} />
      ))}
      <ReserveForm store={store} drop={drop} mine={mine} now={now} />
      {note ? (
        <p class="notice bad" role="alert" data-testid="payment-note" data-kind={note}>
          {t(note)}
        </p>
      ) : null}
      {problem ? (
        <p class="field-error" role="alert" data-testid="drop-error" data-code={problem.code}>
          {problemText(problem)}
        </p>
      ) : null}
    </article>
  );
}

function classOf(drop: DropCard, over: boolean, shown: readonly ReservationCard[]): string {
  const plain = drop.status === 'announced' && !drop.opensAt && !drop.variants && !isLottery(drop);
  const names = ['drop', `is-${drop.status}`];
  if (plain) names.push('plain');
  if (over) names.push('over');
  if (shown.some((r) => r.status === 'held')) names.push('mine');
  return names.join(' ');
}

function Head({ drop, now }: { drop: DropCard; now: number }) {
  const { from, to } = priceSpan(drop);
  const price = (minor: number) => money(minor, drop.product.currency, locale.value);
  return (
    <header class="drop-head">
      <span class="thumb">
        <Poster id={drop.product.productId} />
        {drop.product.imageUrl ? <img src={drop.product.imageUrl} alt="" loading="lazy" /> : null}
      </span>
      <div class="drop-words">
        <p class={`drop-state is-${drop.status}`}>{stateText(drop, now)}</p>
        <h3>{drop.product.title}</h3>
        <p class="drop-price">
          <strong>{from === to ? price(from) : `${price(from)} – ${price(to)}`}</strong>
          {drop.perViewerLimit > 1 ? <span>{t('limitEach', { n: drop.perViewerLimit })}</span> : null}
        </p>
      </div>
    </header>
  );
}

function stateText(drop: DropCard, now: number): string {
  const state = statusText(drop);
  const kind = isLottery(drop) ? `${t('lottery')} · ${state}` : state;
  const left = drop.status === 'open' || drop.status === 'paused' ? (drop.closesAt ?? 0) - now : 0;
  return left > 0 ? `${kind} · ${t('dropClosesIn', { time: countdown(left) })}` : kind;
}

function statusText(drop: DropCard): string {
  switch (drop.status) {
    case 'announced':
      return t('dropSoon');
    case 'soldOut':
      return t('dropSoldOut');
    case 'closed':
      return t('dropClosed');
    case 'paused':
      return t('dropPaused');
    default:
      return t('dropOpen');
  }
}
