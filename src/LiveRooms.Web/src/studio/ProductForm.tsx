import { useRef, useState } from 'preact/hooks';
import { parseMoney, parsePercent, plainMoney, plainPercent } from '../ui/format';
import { api } from '../wire/api';
import type { ProductCard } from '../wire/types';
import { newId } from './ids';
import { ProblemLine } from '../ui/ProblemLine';
import { useAction } from '../ui/useAction';
import { words } from './words';
import type { Workshop } from './workshop';

const currencies = ['EUR', 'USD', 'GBP', 'BRL', 'MXN', 'PLN', 'UAH', 'RUB', 'KZT'];

interface Props {
  workshop: Workshop;
  edited: ProductCard | null;
  onDone: () => void;
}

export function ProductForm({ workshop, edited, onDone }: Props) {
  const action = useAction();
  const [title, setTitle] = useState(edited?.title ?? '');
  const [price, setPrice] = useState(edited ? plainMoney(edited.price, edited.currency) : '');
  const [currency, setCurrency] = useState(edited?.currency ?? workshop.products.value.at(-1)?.currency ?? 'EUR');
  const [description, setDescription] = useState(edited?.description ?? '');
  const [image, setImage] = useState(edited?.imageUrl ?? '');
  const [rate, setRate] = useState(plainRate(edited));
  const id = useRef(edited?.productId ?? null);

  const submit = async (event: Event) => {
    event.preventDefault();
    const minor = parseMoney(price, currency);
    if (minor === null) return action.refuse(words.priceWrong);
    const commissionBasisPoints = rate.trim() ? parsePercent(rate) : null;
    if (rate.trim() && commissionBasisPoints === null) return action.refuse(words.rateWrong);
    id.current ??= newId(title, 'product');
    const product: ProductCard = {
      productId: id.current,
      title: title.trim(),
      description: description.trim(),
      imageUrl: image.trim() || null,
      price: minor,
      currency,
      commissionBasisPoints,
    };
    const done = await action.run(async (token) =>
      workshop.noteProduct(await api.putProduct(token, workshop.creatorId, product)),
    );
    if (!done) return;
    id.current = null;
    setTitle('');
    setPrice('');
    setDescription('');
    setImage('');
    setRate('');
    onDone();
  };

  return (
    <form class="subform" onSubmit={(e) => void submit(e)}>
      <div class="field-row product-row">
        <label class="field">
          <span>{words.productTitle}</span>
          <input
            data-testid="product-title"
            value={title}
            required
            maxLength={120}
            onInput={(e) => setTitle(e.currentTarget.value)}
          />
        </label>
        <label class="field narrow">
          <span>{words.price}</span>
          <input
            data-testid="product-price"
            value={price}
            required
            inputMode="decimal"
            placeholder="49.90"
            onInput={(e) => setPrice(e.currentTarget.value)}
          />
        </label>
        <label class="field narrow">
          <span>{words.currency}</span>
          <select data-testid="product-currency" value={currency} onChange={(e) => setCurrency(e.currentTarget.value)}>
            {[...new Set([...currencies, currency])].map((c) => (
              <option key={c}>{c}</option>
            ))}
          </select>
        </label>
      </div>
      <details class="extra" open={edited !== null}>
        <summary>{words.more}</summary>
        <label class="field">
          <span>{words.description}</span>
          <textarea
            data-testid="product-description"
            value={description}
            maxLength={1000}
            rows={2}
            onInput={(e) => setDescription(e.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>{words.image}</span>
          <input data-testid="product-image" value={image} onInput={(e) => setImage(e.currentTarget.value)} />
        </label>
        <label class="field narrow">
          <span>{words.rate}</span>
          <input
            data-testid="product-rate"
            value={rate}
            inputMode="decimal"
            placeholder="12.5"
            onInput={(e) => setRate(e.currentTarget.value)}
          />
        </label>
      </details>
      <ProblemLine problem={action.problem} />
      <div class="acts">
        {edited ? (
          <button type="button" class="button" onClick={onDone}>
            {words.cancel}
          </button>
        ) : null}
        <button class="button wide" data-testid="add-product" disabled={action.busy}>
          {edited ? words.saveProduct : words.addProduct}
        </button>
      </div>
    </form>
  );
}

function plainRate(product: ProductCard | null): string {
  const points = product?.commissionBasisPoints ?? null;
  return points === null ? '' : plainPercent(points);
}
