import { num } from '../i18n';
import type { VariantCard } from '../wire/types';
import { words } from './words';

interface Props {
  variants: readonly VariantCard[];
  chosen: string | null;
  onChoose: (variantId: string) => void;
}

/** Which variant the buttons beside it are about. */
export function VariantChoice({ variants, chosen, onChoose }: Props) {
  return (
    <label class="inline-field wide">
      {words.variant}
      <select data-testid="variant-choice" value={chosen ?? ''} onChange={(e) => onChoose(e.currentTarget.value)}>
        {variants.map((v) => (
          <option key={v.variantId} value={v.variantId}>
            {v.title} ({num(v.free)} / {num(v.stock)})
          </option>
        ))}
      </select>
    </label>
  );
}
