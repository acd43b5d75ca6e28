import { useState } from 'preact/hooks';
import type { RoomStore } from '../room/store';
import { parseMoney, plainMoney } from '../ui/format';
import { api } from '../wire/api';
import type { DropCard } from '../wire/types';
import { ProblemLine } from './ProblemLine';
import { useAction } from './useAction';
import { useOperation } from './useOperation';
import { words } from './words';

/** What a creator may change in a drop that is not closed: stock, price, closing time, pause. */
export function DropControls({ store, drop }: { store: RoomStore; drop: DropCard }) {
  const action = useAction();
  const once = useOperation();
  const [units, setUnits] = useState(1);
  const [minutes, setMinutes] = useState(5);
  const { price, currency } = drop.product;
  const [wanted, setWanted] = useState(plainMoney(price, currency));

  const change = (what: string, work: (token: string, operationId: string) => Promise<DropCard>) =>
    void once(`${drop.dropId} ${what}`, (id) => action.run(async (token) => store.noteDrop(await work(token, id))));
  const stock = (delta: number) =>
    change(`stock ${delta}`, (token, id) => api.changeStock(token, drop.dropId, delta, id));
  const reprice = () => {
    const minor = parseMoney(wanted, currency);
    if (minor === null) action.refuse(words.priceWrong);
    else change(`price ${minor}`, (token, id) => api.changePrice(token, drop.dropId, minor, id));
  };
  const moveClosing = () => {
    const at = store.clock.now() + minutes * 60_000;
    change(`closing ${at}`, (token, id) => api.moveClosing(token, drop.dropId, at, id));
  };

  return (
    <div class="drop-controls">
      <div class="restock">
        <input
          type="number"
          data-testid="restock-units"
          aria-label={words.units}
          min={1}
          max={1_000_000}
          value={units}
          onChange={(e) => setUnits(Math.max(1, Math.round(e.currentTarget.valueAsNumber) || 1))}
        />
        <button class="button small" data-testid="restock-drop" disabled={action.busy} onClick={() => stock(units)}>
          {words.restock}
        </button>
        <button
          class="button small"
          data-testid="reduce-drop"
          disabled={action.busy || drop.free === 0}
          onClick={() => stock(-units)}
        >
          {words.reduce}
        </button>
      </div>
      <div class="restock">
        <input
          data-testid="price-value"
          aria-label={`${words.price}, ${currency}`}
          inputMode="decimal"
          value={wanted}
          onInput={(e) => setWanted(e.currentTarget.value)}
        />
        <button class="button small" data-testid="price-drop" disabled={action.busy} onClick={reprice}>
          {words.changePrice}
        </button>
      </div>
      <div class="restock">
        <input
          type="number"
          data-testid="extend-minutes"
          aria-label={words.closeIn}
          min={1}
          max={10_080}
          value={minutes}
          onChange={(e) => setMinutes(Math.max(1, Math.round(e.currentTarget.valueAsNumber) || 1))}
        />
        <button class="button small" data-testid="extend-drop" disabled={action.busy} onClick={moveClosing}>
          {words.closeIn}
        </button>
        {drop.status === 'open' || drop.status === 'soldOut' ? (
          <button
            class="button small"
            data-testid="pause-drop"
            disabled={action.busy}
            onClick={() => change('pause', (token, id) => api.pauseDrop(token, drop.dropId, id))}
          >
            {words.pause}
          </button>
        ) : null}
        {drop.status === 'paused' ? (
          <button
            class="button primary small"
            data-testid="resume-drop"
            disabled={action.busy}
            onClick={() => change('resume', (token, id) => api.resumeDrop(token, drop.dropId, id))}
          >
            {words.resume}
          </button>
        ) : null}
      </div>
      <ProblemLine problem={action.problem} />
    </div>
  );
}
