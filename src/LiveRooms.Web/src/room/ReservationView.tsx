import { locale, t } from '../i18n';
import { Icon } from '../ui/Icon';
import type { DropCard, ReservationCard } from '../wire/types';
import { Held } from './Held';
import { reservationKey } from './merge';
import { variantOf } from './offer';
import type { Doing, RoomStore } from './store';

interface Props {
  store: RoomStore;
  drop: DropCard;
  card: ReservationCard;
  doing: Doing | undefined;
}

/** The viewer's own claim, and what can be done with it. */
export function ReservationView({ store, drop, card, doing }: Props) {
  const variant = variantOf(drop, card.variantId);
  const alive = card.status === 'held' || card.status === 'waiting';
  return (
    <div
      class={`mine-card is-${card.status}`}
      data-testid="my-reservation"
      data-status={card.status}
      data-reservation-id={card.reservationId}
      data-quantity={card.quantity}
      data-variant={card.variantId ?? undefined}
      data-rank={card.rank ?? undefined}
      data-place={card.status === 'waiting' ? (card.waitlistPlace ?? undefined) : undefined}
      data-price={card.price ?? undefined}
      data-chance={card.status === 'waiting' ? (card.chance ?? undefined) : undefined}
      aria-live="polite"
    >
      {(alive || card.status === 'entered') && (variant || card.rank) ? (
        <p class="mine-tags">
          {variant ? (
            <span class="tag">
              {variant.title}
              {card.quantity > 1 ? ` × ${card.quantity}` : ''}
            </span>
          ) : null}
          {card.rank ? <RankTag drop={drop} rank={card.rank} /> : null}
        </p>
      ) : null}
      {card.status === 'held' ? <Held store={store} drop={drop} card={card} doing={doing} /> : null}
      {card.status === 'waiting' ? <Waiting store={store} drop={drop} card={card} doing={doing} /> : null}
      {card.status === 'entered' ? <Entered store={store} drop={drop} card={card} doing={doing} /> : null}
      {card.status === 'confirmed' ? <Bought drop={drop} card={card} /> : null}
      {alive || card.status === 'entered' || card.status === 'confirmed' ? null : (
        <p class="mine-note">{endText(store, drop, card)}</p>
      )}
    </div>
  );
}

/** Why a claim ended. Who did not let go was turned away by the closing. */
function endText(store: RoomStore, drop: DropCard, card: ReservationCard): string {
  switch (card.status) {
    case 'cancelled':
      return t('holdCancelled');
    case 'refunded':
      return t('orderRefunded', { id: card.orderId ?? '' });
    case 'expired':
      return t('holdExpired');
    default:
      if (store.turnedAway.value.includes(reservationKey(card))) return t('turnedAway');
      return drop.status === 'closed' ? t('closedWithout') : t('youLetGo');
  }
}

function RankTag({ drop, rank }: { drop: DropCard; rank: number }) {
  const n = (value: number) => value.toLocaleString(locale.value);
  return (
    <span class="tag rank" data-testid="my-rank" data-rank={rank}>
      <Icon name="ticket" size={15} />
      {t('drawnRank', { n: n(rank), all: n(Math.max(rank, drop.lottery?.entries ?? 0)) })}
    </span>
  );
}

function Bought({ drop, card }: { drop: DropCard; card: ReservationCard }) {
  const variant = variantOf(drop, card.variantId);
  return (
    <>
      <span class="stamp" aria-hidden="true">
        <Icon name="check" size={22} />
      </span>
      <div>
        <p class="mine-line">
          {t('bought')} {card.quantity > 1 ? <span class="times">× {card.quantity}</span> : null}
        </p>
        <p class="mine-note" data-testid="order-id" data-order-id={card.orderId ?? ''}>
          {variant ? `${variant.title} · ` : ''}
          {t('order', { id: card.orderId ?? '' })}
        </p>
      </div>
    </>
  );
}

/** Said early, so that nobody waits for nothing. */
const chanceHints = { good: 'placeHint', slim: 'chanceSlim', none: 'chanceNone' } as const;

function Waiting({ store, card, doing }: Props) {
  const place = card.waitlistPlace ?? null;
  return (
    <>
      <div class="queue">
        {place !== null ? (
          <span class="queue-place" aria-hidden="true">
            {place.toLocaleString(locale.value)}
          </span>
        ) : null}
        <div>
          <p class="mine-line">
            {place === null ? t('placeUnknown') : t('place', { n: place.toLocaleString(locale.value) })}
          </p>
          <p class="mine-note">{t(chanceHints[card.chance ?? 'good'])}</p>
        </div>
      </div>
      <button
        class="button"
        data-testid="release-button"
        disabled={doing !== undefined}
        onClick={() => void store.release(card)}
      >
        {t('leaveLine')}
      </button>
    </>
  );
}

function Entered({ store, card, doing }: Props) {
  return (
    <>
      <div class="queue">
        <span class="queue-place" aria-hidden="true">
          <Icon name="ticket" size={26} />
        </span>
        <div>
          <p class="mine-line">{t('entered')}</p>
          <p class="mine-note">{t('enteredHint')}</p>
        </div>
      </div>
      <button
        class="button"
        data-testid="withdraw-button"
        disabled={doing !== undefined}
        onClick={() => void store.release(card)}
      >
        {t('withdraw')}
      </button>
    </>
  );
}
