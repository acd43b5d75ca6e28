import { locale, t } from '../i18n';
import { countdown, money } from '../ui/format';
import { Icon } from '../ui/Icon';
import { useNow } from '../ui/hooks';
import type { DropCard, ReservationCard } from '../wire/types';
import type { Doing, RoomStore } from './store';

interface Props {
  store: RoomStore;
  drop: DropCard;
  card: ReservationCard;
  doing: Doing | undefined;
}

/** The viewer's own claim, and what can be done with it. */
export function ReservationView({ store, drop, card, doing }: Props) {
  return (
    <div
      class={`mine-card is-${card.status}`}
      data-testid="my-reservation"
      data-status={card.status}
      data-reservation-id={card.reservationId}
      data-quantity={card.quantity}
      data-place={card.status === 'waiting' ? (card.waitlistPlace ?? undefined) : undefined}
      data-price={card.price ?? undefined}
      data-chance={card.status === 'waiting' ? (card.chance ?? undefined) : undefined}
      aria-live="polite"
    >
      {card.status === 'held' ? <Held store={store} drop={drop} card={card} doing={doing} /> : null}
      {card.status === 'waiting' ? <Waiting store={store} drop={drop} card={card} doing={doing} /> : null}
      {card.status === 'confirmed' ? (
        <>
          <span class="stamp" aria-hidden="true">
            <Icon name="check" size={22} />
          </span>
          <div>
            <p class="mine-line">
              {t('bought')} {card.quantity > 1 ? <span class="times">× {card.quantity}</span> : null}
            </p>
            <p class="mine-note" data-testid="order-id" data-order-id={card.orderId ?? ''}>
              {t('order', { id: card.orderId ?? '' })}
            </p>
          </div>
        </>
      ) : null}
      {card.status === 'cancelled' ? <p class="mine-note">{t('holdCancelled')}</p> : null}
      {card.status === 'refunded' ? <p class="mine-note">{t('orderRefunded', { id: card.orderId ?? '' })}</p> : null}
      {card.status === 'expired' ? <p class="mine-note">{t('holdExpired')}</p> : null}
      {card.status === 'released' ? <p class="mine-note">{t('youLetGo')}</p> : null}
    </div>
  );
}

function Held({ store, drop, card, doing }: Props) {
  const now = useNow(store.clock, true, 200);
  const left = Math.max(0, (card.deadline ?? now) - now);
  const seconds = Math.ceil(left / 1000);
  const share = Math.min(1, left / (drop.holdSeconds * 1000));
  const total = money((card.price ?? drop.product.price) * card.quantity, drop.product.currency, locale.value);
  return (
    <>
      <div class={seconds <= 10 ? 'hold hurry' : 'hold'}>
        <svg class="ring" viewBox="0 0 44 44" aria-hidden="true">
          <circle class="ring-track" cx="22" cy="22" r="19" />
          <circle class="ring-left" cx="22" cy="22" r="19" stroke-dasharray={`${share * 119.4} 119.4`} />
        </svg>
        <p class="hold-words">
          {left > 0 ? t('heldFor') : t('heldOver')}
          <strong data-testid="hold-timer" data-seconds={seconds} role="timer" aria-live="off">
            {countdown(left)}
          </strong>
        </p>
      </div>
      <div class="drop-act">
        <button
          class="button"
          data-testid="release-button"
          disabled={doing !== undefined}
          onClick={() => void store.release(card)}
        >
          {t('letGo')}
        </button>
        <button
          class="button primary wide"
          data-testid="confirm-button"
          disabled={doing !== undefined || left === 0}
          onClick={() => void store.confirm(card)}
        >
          {doing === 'confirm' ? t('working') : t('confirm')}
          {doing === 'confirm' ? null : <span class="button-note">{total}</span>}
        </button>
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
