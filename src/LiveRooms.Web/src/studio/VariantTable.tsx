import { locale, num } from '../i18n';
import { money } from '../ui/format';
import type { DropCard, VariantCard } from '../wire/types';
import { words } from './words';

/** Price and stock of each variant. */
export function VariantTable({ drop, variants }: { drop: DropCard; variants: readonly VariantCard[] }) {
  return (
    <div class="table-frame tight" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th>{words.variant}</th>
            <th class="num">{words.price}</th>
            <th class="num">{words.free}</th>
            <th class="num">{words.held}</th>
            <th class="num">{words.sold}</th>
            <th class="num">{words.waiting}</th>
          </tr>
        </thead>
        <tbody>
          {variants.map((v) => (
            <tr
              key={v.variantId}
              data-testid="studio-variant"
              data-variant-id={v.variantId}
              data-stock={v.stock}
              data-free={v.free}
              data-sold={v.sold}
              data-price={v.price}
            >
              <td>{v.title}</td>
              <td class="num">{money(v.price, drop.product.currency, locale.value)}</td>
              <td class="num">
                {num(v.free)} / {num(v.stock)}
              </td>
              <td class="num">{num(v.held)}</td>
              <td class="num">{num(v.sold)}</td>
              <td class="num">{num(v.waiting)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
