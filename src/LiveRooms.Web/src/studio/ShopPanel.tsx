import { useState } from 'preact/hooks';
import { Poster } from '../art/Poster';
import { locale } from '../i18n';
import { money } from '../ui/format';
import { Icon } from '../ui/Icon';
import { api } from '../wire/api';
import type { ProductCard, ShowCard } from '../wire/types';
import { ProblemLine } from '../ui/ProblemLine';
import { ProductForm } from './ProductForm';
import { useAction } from '../ui/useAction';
import { words } from './words';
import type { Workshop } from './workshop';

/** The mini shop; with a show at hand, also what is pinned in it. */
export function ShopPanel({ workshop, show }: { workshop: Workshop; show: ShowCard | null }) {
  const action = useAction();
  const [edited, setEdited] = useState<ProductCard | null>(null);
  const pinned = show?.pinned ?? null;
  const mayPin = show !== null && show.status !== 'ended';
  const pin = (productId: string | null) =>
    void action.run(async (token) => workshop.note(await api.pin(token, show!.showId, productId)));
  const remove = (productId: string) =>
    void action.run(async (token) => {
      await api.deleteProduct(token, workshop.creatorId, productId);
      workshop.dropProduct(productId);
    });

  return (
    <section class="panel" aria-label={words.shop}>
      <h2>
        {words.shop}
        {pinned && mayPin ? (
          <button
            class="button small"
            data-testid="unpin-product"
            data-product-id={pinned.productId}
            disabled={action.busy}
            onClick={() => pin(null)}
          >
            <Icon name="pin" size={15} />
            {words.unpin}
          </button>
        ) : null}
      </h2>
      {workshop.products.value.length === 0 ? <p class="faint">{words.noProducts}</p> : null}
      <ul class="products">
        {workshop.products.value.map((product) => (
          <li
            key={product.productId}
            class={pinned?.productId === product.productId ? 'product is-pinned' : 'product'}
            data-testid="product"
            data-product-id={product.productId}
            data-pinned={pinned?.productId === product.productId}
          >
            <span class="thumb">
              <Poster id={product.productId} />
              {product.imageUrl ? <img src={product.imageUrl} alt="" loading="lazy" /> : null}
            </span>
            <span class="product-words">
              <strong>{product.title}</strong>
              <small>{money(product.price, product.currency, locale.value)}</small>
            </span>
            {mayPin ? (
              <button
                class="button small"
                data-testid="pin-product"
                aria-pressed={pinned?.productId === product.productId}
                disabled={action.busy || pinned?.productId === product.productId}
                onClick={() => pin(product.productId)}
              >
                {pinned?.productId === product.productId ? words.pinned : words.pin}
              </button>
            ) : null}
            <button
              class="bare"
              data-testid="edit-product"
              aria-label={`${words.edit}: ${product.title}`}
              onClick={() => setEdited(product)}
            >
              <Icon name="edit" size={17} />
            </button>
            <button
              class="bare"
              data-testid="remove-product"
              aria-label={`${words.remove}: ${product.title}`}
              disabled={action.busy}
              onClick={() => remove(product.productId)}
            >
              <Icon name="trash" size={17} />
            </button>
          </li>
        ))}
      </ul>
      <ProblemLine problem={action.problem} />
      <ProductForm
        key={edited?.productId ?? 'new'}
        workshop={workshop}
        edited={edited}
        onDone={() => setEdited(null)}
      />
    </section>
  );
}
