import { t } from '../i18n';
import { Icon } from './Icon';

interface Props {
  value: number;
  max: number;
  disabled?: boolean;
  testId: string;
  onChange: (value: number) => void;
}

/** A small number with one button on either side. */
export function Stepper({ value, max, disabled = false, testId, onChange }: Props) {
  const set = (n: number) => onChange(Math.min(max, Math.max(1, Number.isFinite(n) ? Math.round(n) : 1)));
  return (
    <div class="stepper">
      <button class="bare" aria-label={t('fewer')} disabled={disabled || value <= 1} onClick={() => set(value - 1)}>
        <Icon name="minus" size={16} />
      </button>
      <input
        data-testid={testId}
        type="number"
        inputMode="numeric"
        min={1}
        max={max}
        aria-label={t('quantity')}
        value={value}
        disabled={disabled}
        onInput={(e) => e.currentTarget.validity.valid && set(e.currentTarget.valueAsNumber)}
        onChange={(e) => set(e.currentTarget.valueAsNumber)}
      />
      <button
        class="bare"
        aria-label={t('moreUnits')}
        disabled={disabled || value >= max}
        onClick={() => set(value + 1)}
      >
        <Icon name="plus" size={16} />
      </button>
    </div>
  );
}
