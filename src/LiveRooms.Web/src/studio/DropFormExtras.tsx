import type { DropDraft } from './dropDraft';
import { NumberField } from './NumberField';
import { words } from './words';

interface Props {
  draft: DropDraft;
  set: (part: Partial<DropDraft>) => void;
}

/** What most drops leave as it is. */
export function DropFormExtras({ draft, set }: Props) {
  return (
    <details class="extra">
      <summary>{words.more}</summary>
      <div class="field-row">
        <NumberField
          name={words.waitlist}
          testId="drop-waitlist"
          min={0}
          max={1_000_000}
          value={draft.waitlist}
          onChange={(waitlist) => set({ waitlist })}
        />
        <label class="field">
          <span>{words.dropPrice}</span>
          <input
            data-testid="drop-price"
            value={draft.price}
            inputMode="decimal"
            onInput={(e) => set({ price: e.currentTarget.value })}
          />
        </label>
      </div>
      <div class="field-row">
        <label class="field">
          <span>{words.opensAt}</span>
          <input
            data-testid="drop-opens"
            type="datetime-local"
            step="1"
            value={draft.opens}
            onInput={(e) => set({ opens: e.currentTarget.value })}
          />
        </label>
        <label class="field">
          <span>{words.closesAt}</span>
          <input
            data-testid="drop-closes"
            type="datetime-local"
            step="1"
            value={draft.closes}
            onInput={(e) => set({ closes: e.currentTarget.value })}
          />
        </label>
      </div>
    </details>
  );
}
