import { useState } from 'preact/hooks';
import { locale, t } from '../i18n';
import { money } from '../ui/format';
import { Icon } from '../ui/Icon';
import { Stepper } from '../ui/Stepper';
import type { DropCard, ReservationCard } from '../wire/types';
import { firstChoice, isInLine, type Offer, offerOf, priceOf, variantOf } from './offer';
import { unitsLeftFor } from './orderDrops';
import type { RoomStore } from './store';
import { VariantPicker } from './VariantPicker';

interface Props {
  store: RoomStore;
  drop: DropCard;
  mine: readonly ReservationCard[];
  now: number;
}

/** Variant, quantity and the one big button; gone when the viewer has all they may have, or nothing can be had. */
export function ReserveForm({ store, drop, mine, now }: Props) {
  const [wanted, setWanted] = useState(1);
  const [picked, setPicked] = useState<string | null>(null);
  const variantId = variantOf(drop, picked)?.variantId ?? firstChoice(drop);
  const shelf = variantOf(drop, variantId) ?? drop;
  const most = unitsLeftFor(drop, mine);
  const inLine = isInLine(mine, variantId);
  if (drop.status === 'closed' || most === 0 || (inLine && !drop.variants) || isEntered(mine)) return null;
  const quantity = Math.min(wanted, most);
  const offer = offerOf(drop, shelf, quantity, now);
  const doing = store.doing.value[drop.dropId];
  const holding = mine.some((r) => r.status === 'held');
  const quiet = offer === 'waitlist' || holding;
  return (
    <>
      {drop.variants ? <VariantPicker drop={drop} now={now} chosen={variantId} onChoose={setPicked} /> : null}
      {inLine || (offer === 'soon' && drop.opensAt) ? null : (
        <div class="drop-act">
          {most > 1 && offer !== 'soon' && offer !== 'soldOut' ? (
            <Stepper value={quantity} max={most} testId="reserve-quantity" onChange={setWanted} />
          ) : null}
          <button
            class={quiet ? 'button wide' : 'button primary wide'}
            data-testid="reserve-button"
            data-action={offer}
            disabled={
              offer === 'soon' || offer === 'paused' || offer === 'entriesOver' || offer === 'soldOut' || !!doing
            }
            onClick={() => void store.reserve(drop.dropId, quantity, variantId)}
          >
            {doing === 'reserve' ? (
              t('working')
            ) : (
              <Words offer={offer} price={priceOf(drop, variantId) * quantity} currency={drop.product.currency} />
            )}
          </button>
        </div>
      )}
    </>
  );
}

const isEntered = (mine: readonly ReservationCard[]) => mine.some((r) => r.status === 'entered');

function Words({ offer, price, currency }: { offer: Offer; price: number; currency: string }) {
  switch (offer) {
    case 'enter':
      return (
        <>
          <Icon name="ticket" size={18} />
          {t('enterLottery')}
        </>
      );
    case 'waitlist':
      return (
        <>
          <Icon name="line" size={18} />
          {t('joinWaitlist')}
        </>
      );
    case 'paused':
      return <>{t('dropPaused')}</>;
    case 'soldOut':
      return <>{t('dropSoldOut')}</>;
    case 'entriesOver':
      return <>{t('working')}</>;
    case 'soon':
      return <>{t('reserve')}</>;
    default:
      return (
        <>
          {t('reserve')}
          <span class="button-note">{money(price, currency, locale.value)}</span>
        </>
      );
  }
}
