import { locale, t } from '../i18n';
import { countdown, money, secondsLeft } from '../ui/format';
import { Icon } from '../ui/Icon';
import { useNow } from '../ui/hooks';
import { navigate } from '../ui/router';
import type { DropCard, ReservationCard } from '../wire/types';
import { priceOf } from './offer';
import { payAddress } from './payAddress';
import type { Doing, RoomStore } from './store';

interface Props {
  store: RoomStore;
  drop: DropCard;
  card: ReservationCard;
  doing: Doing | undefined;
}

/** The hold runs: buy it, by a press or by paying, or let it go. */
export function Held({ store, drop, card, doing }: Props) {
  const now = useNow(store.clock, true, 200);
  const left = Math.max(0, (card.deadline ?? now) - now);
  const seconds = secondsLeft(left);
  const share = Math.min(1, left / (drop.holdSeconds * 1000));
  const price = card.price ?? priceOf(drop, card.variantId);
  const total = money(price * card.quantity, drop.product.currency, locale.value);
  // What costs nothing needs no payment.
  const pays = drop.payment === true && price > 0;
  const busy = doing === 'confirm' || doing === 'checkout';
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
          data-testid={pays ? 'pay-button' : 'confirm-button'}
          disabled={doing !== undefined || left === 0}
          onClick={() => void (pays ? pay(store, card) : store.confirm(card))}
        >
          {busy ? (
            t(doing === 'checkout' ? 'payOpens' : 'working')
          ) : (
            <>
              {pays ? <Icon name="card" size={18} /> : null}
              {t(pays ? 'pay' : 'confirm')}
              <span class="button-note">{total}</span>
            </>
          )}
        </button>
      </div>
    </>
  );
}

async function pay(store: RoomStore, card: ReservationCard): Promise<void> {
  const checkout = await store.checkout(card);
  const address = checkout && payAddress(checkout.url, store.showId, window.location.origin);
  if (!address) return;
  if ('path' in address) navigate(address.path);
  else window.location.assign(address.away);
}
