import { num } from '../i18n';
import { Icon } from '../ui/Icon';
import { maxVariants, newVariant, type VariantDraft } from './dropDraft';
import { words } from './words';

interface Props {
  rows: readonly VariantDraft[];
  onChange: (rows: readonly VariantDraft[]) => void;
}

/** Title, stock and price of each variant. */
export function VariantRows({ rows, onChange }: Props) {
  const set = (index: number, part: Partial<VariantDraft>) =>
    onChange(rows.map((row, i) => (i === index ? { ...row, ...part } : row)));
  return (
    <div class="variant-rows">
      {rows.map((row, i) => (
        <div class="variant-row" key={i} data-testid="variant-row">
          <label class="field">
            <span>
              {words.variant} {num(i + 1)}
            </span>
            <input
              data-testid="variant-title"
              value={row.title}
              required
              maxLength={60}
              placeholder={words.variantHint}
              onInput={(e) => set(i, { title: e.currentTarget.value })}
            />
          </label>
          <label class="field">
            <span>{words.stock}</span>
            <input
              data-testid="variant-stock"
              type="number"
              required
              min={0}
              max={1_000_000}
              step={1}
              value={row.stock}
              onInput={(e) =>
                Number.isFinite(e.currentTarget.valueAsNumber) && set(i, { stock: e.currentTarget.valueAsNumber })
              }
            />
          </label>
          <label class="field">
            <span>{words.variantPrice}</span>
            <input
              data-testid="variant-price"
              value={row.price}
              inputMode="decimal"
              onInput={(e) => set(i, { price: e.currentTarget.value })}
            />
          </label>
          <button
            type="button"
            class="bare"
            aria-label={`${words.remove}: ${row.title || num(i + 1)}`}
            disabled={rows.length <= 2}
            onClick={() => onChange(rows.filter((_, other) => other !== i))}
          >
            <Icon name="trash" size={17} />
          </button>
        </div>
      ))}
      <button
        type="button"
        class="button small"
        data-testid="add-variant"
        disabled={rows.length >= maxVariants}
        onClick={() => onChange([...rows, newVariant])}
      >
        <Icon name="plus" size={16} />
        {words.addVariant}
      </button>
    </div>
  );
}
