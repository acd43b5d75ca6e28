import { useRef, useState } from 'preact/hooks';
import type { RoomStore } from '../room/store';
import { parseMoney } from '../ui/format';
import { api } from '../wire/api';
import { Code } from '../wire/problem';
import { fieldTime } from './fields';
import { newId } from './ids';
import { NumberField } from './NumberField';
import { ProblemLine } from './ProblemLine';
import { useAction } from './useAction';
import { words } from './words';
import type { Workshop } from './workshop';

export function DropForm({ workshop, store }: { workshop: Workshop; store: RoomStore }) {
  const action = useAction();
  const products = workshop.products.value;
  const [chosen, setChosen] = useState('');
  const [stock, setStock] = useState(10);
  const [limit, setLimit] = useState(1);
  const [hold, setHold] = useState(60);
  const [waitlist, setWaitlist] = useState(10_000);
  const [price, setPrice] = useState('');
  const [opens, setOpens] = useState('');
  const [closes, setCloses] = useState('');
  const id = useRef<string | null>(null);
  const product = products.find((p) => p.productId === chosen) ?? products[0];

  const submit = async (event: Event) => {
    event.preventDefault();
    if (!product) return;
    const special = price.trim() ? parseMoney(price, product.currency) : null;
    if (price.trim() && special === null) return action.refuse(words.priceWrong);
    id.current ??= newId(product.title, 'drop');
    const dropId = id.current;
    const done = await action.run(
      async (token) =>
        store.noteDrop(
          await api.createDrop(token, store.showId, {
            dropId,
            productId: product.productId,
            stock,
            perViewerLimit: limit,
            holdSeconds: hold,
            waitlistLimit: waitlist,
            price: special,
            opensAt: fieldTime(opens),
            closesAt: fieldTime(closes),
          }),
        ),
      // Taken: the first try came through, or the form has changed since. The next press makes another.
      (problem) => {
        if (problem.code === Code.dropExists) id.current = null;
      },
    );
    if (!done) return;
    id.current = null;
    setOpens('');
    setCloses('');
    setPrice('');
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
      <div class="field-row">
        <NumberField name={words.stock} testId="drop-stock" min={1} max={1_000_000} value={stock} onChange={setStock} />
        <NumberField name={words.limit} testId="drop-limit" min={1} max={100} value={limit} onChange={setLimit} />
        <NumberField name={words.hold} testId="drop-hold" min={5} max={3600} value={hold} onChange={setHold} />
      </div>
      <details class="extra">
        <summary>{words.more}</summary>
        <div class="field-row">
          <NumberField
            name={words.waitlist}
            testId="drop-waitlist"
            min={0}
            max={1_000_000}
            value={waitlist}
            onChange={setWaitlist}
          />
          <label class="field">
            <span>{words.dropPrice}</span>
            <input
              data-testid="drop-price"
              value={price}
              inputMode="decimal"
              onInput={(e) => setPrice(e.currentTarget.value)}
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
              value={opens}
              onInput={(e) => setOpens(e.currentTarget.value)}
            />
          </label>
          <label class="field">
            <span>{words.closesAt}</span>
            <input
              data-testid="drop-closes"
              type="datetime-local"
              step="1"
              value={closes}
              onInput={(e) => setCloses(e.currentTarget.value)}
            />
          </label>
        </div>
      </details>
      <ProblemLine problem={action.problem} />
      <button class="button wide" data-testid="create-drop" disabled={action.busy || !product}>
        {words.createDrop}
      </button>
    </form>
  );
}
