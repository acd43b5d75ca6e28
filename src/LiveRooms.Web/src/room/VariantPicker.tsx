import { useId } from 'preact/hooks';
import { locale, t } from '../i18n';
import { money } from '../ui/format';
import type { DropCard, VariantCard } from '../wire/types';
import { isUndrawn, offerOf } from './offer';

interface Props {
  drop: DropCard;
  now: number;
  chosen: string | null;
  onChoose: (variantId: string) => void;
}

/** The kinds a product comes in, each with its own price and stock. What is sold out may be waited for, where there is a line. */
export function VariantPicker({ drop, now, chosen, onChoose }: Props) {
  const name = useId();
  const variants = drop.variants ?? [];
  return (
    <fieldset class="variants">
      <legend>{t('chooseVariant')}</legend>
      <div class="variant-grid">
        {variants.map((variant) => {
          const offer = offerOf(drop, variant, 1, now);
          return (
            <label
              key={variant.variantId}
              class={`variant is-${offer}`}
              data-testid="variant"
              data-variant-id={variant.variantId}
              data-offer={offer}
              data-free={variant.free}
            >
              <input
                type="radio"
                name={name}
                value={variant.variantId}
                checked={variant.variantId === chosen}
                disabled={offer === 'soldOut'}
                onChange={() => onChoose(variant.variantId)}
              />
              <span class="variant-name">{variant.title}</span>
              <span class="variant-price">{money(variant.price, drop.product.currency, locale.value)}</span>
              <span class="variant-stock">{stockWords(drop, variant, offer)}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

function stockWords(drop: DropCard, variant: VariantCard, offer: string): string {
  if (offer === 'soldOut') return t('dropSoldOut');
  if (offer === 'waitlist' && variant.free === 0) return t('onlyWaitlist');
  const n = isUndrawn(drop) ? variant.stock : variant.free;
  return t('variantLeft', { n: n.toLocaleString(locale.value) });
}
