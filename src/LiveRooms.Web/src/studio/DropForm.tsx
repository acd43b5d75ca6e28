import { useRef, useState } from 'preact/hooks';
import type { RoomStore } from '../room/store';
import { api } from '../wire/api';
import { Code } from '../wire/problem';
import { createDropOf, type DropDraft, newDraft, newVariant } from './dropDraft';
import { DropFormExtras } from './DropFormExtras';
import { newId } from './ids';
import { NumberField } from './NumberField';
import { ProblemLine } from '../ui/ProblemLine';
import { Switch } from '../ui/Switch';
import { useAction } from '../ui/useAction';
import { VariantRows } from './VariantRows';
import { words } from './words';
import type { Workshop } from './workshop';

/** Announces a drop: what, how much of it, and by which rule it goes. */
export function DropForm({ workshop, store }: { workshop: Workshop; store: RoomStore }) {
  const action = useAction();
  const products = workshop.products.value;
  const [chosen, setChosen] = useState('');
  const [draft, setDraft] = useState<DropDraft>(newDraft);
  // One id for one intention: a second press after a lost answer makes no second drop.
  const id = useRef<string | null>(null);
  const product = products.find((p) => p.productId === chosen) ?? products[0];
  const set = (part: Partial<DropDraft>) => setDraft((known) => ({ ...known, ...part }));

  const submit = async (event: Event) => {
    event.preventDefault();
    if (!product) return;
    const body = createDropOf(draft, product, (id.current ??= newId(product.title, 'drop')));
    if (typeof body === 'string') return action.refuse(words[body]);
    const done = await action.run(
      async (token) => store.noteDrop(await api.createDrop(token, store.showId, body)),
      // Taken: the first try came through, or the form has changed since. The next press makes another.
      (problem) => {
        if (problem.code === Code.dropExists) id.current = null;
      },
    );
    if (!done) return;
    id.current = null;
    set({ opens: '', closes: '', price: '', variants: draft.variants && [newVariant, newVariant] });
  };

  return (
    <form class="subform" onSubmit={(e) => void submit(e)}>
      <label class="field">
        <span>{words.product}</span>
        <select
          data-testid="drop-product"
          value={product?.productId ?? ''}
          disabled={products.length === 0}
          onChange={(e) => setChosen(e.currentTarget.value)}
        >
          {products.length === 0 ? <option value="">{words.pickProduct}</option> : null}
          {products.map((p) => (
            <option key={p.productId} value={p.productId}>
              {p.title}
            </option>
          ))}
        </select>
      </label>
      <Amounts draft={draft} set={set} />
      <Switch
        name={words.byVariants}
        testId="drop-variants"
        checked={draft.variants !== null}
        onChange={(on) => set({ variants: on ? [newVariant, newVariant] : null })}
      />
      {draft.variants ? <VariantRows rows={draft.variants} onChange={(variants) => set({ variants })} /> : null}
      <Switch
        name={words.payment}
        testId="drop-payment"
        checked={draft.payment}
        onChange={(payment) => set({ payment })}
      />
      <DropFormExtras draft={draft} set={set} />
      <ProblemLine problem={action.problem} />
      <button class="button wide" data-testid="create-drop" disabled={action.busy || !product}>
        {words.createDrop}
      </button>
    </form>
  );
}

function Amounts({ draft, set }: { draft: DropDraft; set: (part: Partial<DropDraft>) => void }) {
  return (
    <>
      <div class="field-row">
        {draft.variants ? null : (
          <NumberField
            name={words.stock}
            testId="drop-stock"
            min={1}
            max={1_000_000}
            value={draft.stock}
            onChange={(stock) => set({ stock })}
          />
        )}
        <NumberField
          name={words.limit}
          testId="drop-limit"
          min={1}
          max={100}
          value={draft.limit}
          onChange={(limit) => set({ limit })}
        />
        <NumberField
          name={words.hold}
          testId="drop-hold"
          min={5}
          max={3600}
          value={draft.hold}
          onChange={(hold) => set({ hold })}
        />
      </div>
      <div class="field-row">
        <label class="field">
          <span>{words.mode}</span>
          <select
            data-testid="drop-mode"
            value={draft.mode}
            onChange={(e) => set({ mode: e.currentTarget.value === 'lottery' ? 'lottery' : 'firstCome' })}
          >
            <option value="firstCome">{words.firstCome}</option>
            <option value="lottery">{words.byLottery}</option>
          </select>
        </label>
        {draft.mode === 'lottery' ? (
          <NumberField
            name={words.entrySeconds}
            testId="drop-entry-seconds"
            min={10}
            max={3600}
            value={draft.entrySeconds}
            onChange={(entrySeconds) => set({ entrySeconds })}
          />
        ) : null}
      </div>
    </>
  );
}
