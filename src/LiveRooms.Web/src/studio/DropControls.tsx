import { useState } from 'preact/hooks';
import { priceOf } from '../room/offer';
import type { RoomStore } from '../room/store';
import { parseMoney, plainMoney } from '../ui/format';
import { api } from '../wire/api';
import type { DropCard } from '../wire/types';
import { ProblemLine } from '../ui/ProblemLine';
import { UnitsField } from './UnitsField';
import { useAction } from '../ui/useAction';
import { useOperation } from '../ui/useOperation';
import { VariantChoice } from './VariantChoice';
import { words } from './words';

/** What a creator may change in a drop that is not closed: stock and price of each variant, closing time, pause. */
export function DropControls({ store, drop }: { store: RoomStore; drop: DropCard }) {
  const action = useAction();
  const once = useOperation();
  const [units, setUnits] = useState(1);
  const [minutes, setMinutes] = useState(5);
  const [picked, setPicked] = useState<string | null>(null);
  const variant = drop.variants?.find((v) => v.variantId === picked) ?? drop.variants?.[0] ?? null;
  const variantId = variant?.variantId ?? null;
  const free = variant?.free ?? drop.free;

  const change = (what: string, work: (token: string, operationId: string) => Promise<DropCard>) =>
    void once(`${drop.dropId} ${what}`, (id) => action.run(async (token) => store.noteDrop(await work(token, id))));
  const stock = (delta: number) =>
    change(`stock ${variantId} ${delta}`, (token, id) => api.changeStock(token, drop.dropId, delta, variantId, id));
  const reprice = (text: string) => {
    const minor = parseMoney(text, drop.product.currency);
    if (minor === null) action.refuse(words.priceWrong);
    else
      change(`price ${variantId} ${minor}`, (token, id) => api.changePrice(token, drop.dropId, minor, variantId, id));
  };
  const moveClosing = () => {
    const at = store.clock.now() + minutes * 60_000;
    change(`closing ${at}`, (token, id) => api.moveClosing(token, drop.dropId, at, id));
  };

  return (
    <div class="drop-controls">
      {drop.variants ? <VariantChoice variants={drop.variants} chosen={variantId} onChoose={setPicked} /> : null}
      <div class="restock">
        <UnitsField name={words.units} testId="restock-units" max={1_000_000} value={units} onChange={setUnits} />
        <button class="button small" data-testid="restock-drop" disabled={action.busy} onClick={() => stock(units)}>
          {words.restock}
        </button>
        <button
          class="button small"
          data-testid="reduce-drop"
          disabled={action.busy || free === 0}
          onClick={() => stock(-units)}
        >
          {words.reduce}
        </button>
      </div>
      <PriceField key={variantId} drop={drop} variantId={variantId} busy={action.busy} onChange={reprice} />
      <div class="restock">
        <UnitsField name={words.closeIn} testId="extend-minutes" max={10_080} value={minutes} onChange={setMinutes} />
        <button class="button small" data-testid="extend-drop" disabled={action.busy} onClick={moveClosing}>
          {words.closeIn}
        </button>
        <PauseButton drop={drop} busy={action.busy} change={change} />
      </div>
      <ProblemLine problem={action.problem} />
    </div>
  );
}

interface PriceProps {
  drop: DropCard;
  variantId: string | null;
  busy: boolean;
  onChange: (text: string) => void;
}

function PriceField({ drop, variantId, busy, onChange }: PriceProps) {
  const { currency } = drop.product;
  const [wanted, setWanted] = useState(plainMoney(priceOf(drop, variantId), currency));
  return (
    <div class="restock">
      <input
        data-testid="price-value"
        aria-label={`${words.price}, ${currency}`}
        inputMode="decimal"
        value={wanted}
        onInput={(e) => setWanted(e.currentTarget.value)}
      />
      <button class="button small" data-testid="price-drop" disabled={busy} onClick={() => onChange(wanted)}>
        {words.changePrice}
      </button>
    </div>
  );
}

interface PauseProps {
  drop: DropCard;
  busy: boolean;
  change: (what: string, work: (token: string, operationId: string) => Promise<DropCard>) => void;
}

function PauseButton({ drop, busy, change }: PauseProps) {
  if (drop.status === 'paused')
    return (
      <button
        class="button primary small"
        data-testid="resume-drop"
        disabled={busy}
        onClick={() => change('resume', (token, id) => api.resumeDrop(token, drop.dropId, id))}
      >
        {words.resume}
      </button>
    );
  if (drop.status === 'announced') return null;
  return (
    <button
      class="button small"
      data-testid="pause-drop"
      disabled={busy}
      onClick={() => change('pause', (token, id) => api.pauseDrop(token, drop.dropId, id))}
    >
      {words.pause}
    </button>
  );
}
