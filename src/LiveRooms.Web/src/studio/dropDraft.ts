import { parseMoney } from '../ui/format';
import type { CreateDrop, NewVariant } from '../wire/http';
import type { DropMode, ProductCard } from '../wire/types';
import { fieldTime } from './fields';
import { slugOf } from './ids';

/** One row of the variants editor, as it is typed. */
export interface VariantDraft {
  title: string;
  stock: number;
  price: string;
}

/** A drop as it is typed into the form. */
export interface DropDraft {
  stock: number;
  limit: number;
  hold: number;
  waitlist: number;
  price: string;
  opens: string;
  closes: string;
  mode: DropMode;
  entrySeconds: number;
  payment: boolean;
  /** Null: one product without variants. */
  variants: readonly VariantDraft[] | null;
}

export const newVariant: VariantDraft = { title: '', stock: 10, price: '' };

export const newDraft: DropDraft = {
  stock: 10,
  limit: 1,
  hold: 60,
  waitlist: 1_000,
  price: '',
  opens: '',
  closes: '',
  mode: 'firstCome',
  entrySeconds: 60,
  payment: false,
  variants: null,
};

export const maxVariants = 50;

/** What the server is asked for, or which word says what is wrong. The same draft asks the same, so that it may be repeated. */
export function createDropOf(
  draft: DropDraft,
  product: ProductCard,
  dropId: string,
): CreateDrop | 'priceWrong' | 'variantsWrong' {
  const price = priceOf(draft.price, product.currency);
  const variants = draft.variants ? variantsOf(draft.variants, product.currency) : null;
  if (price === undefined) return 'priceWrong';
  if (variants === 'priceWrong' || variants === 'variantsWrong') return variants;
  return {
    dropId,
    productId: product.productId,
    stock: variants ? variants.reduce((sum, v) => sum + v.stock, 0) : draft.stock,
    perViewerLimit: draft.limit,
    holdSeconds: draft.hold,
    waitlistLimit: draft.waitlist,
    price,
    opensAt: fieldTime(draft.opens),
    closesAt: fieldTime(draft.closes),
    mode: draft.mode,
    entrySeconds: draft.mode === 'lottery' ? draft.entrySeconds : null,
    variants,
    payment: draft.payment,
  };
}

function variantsOf(rows: readonly VariantDraft[], currency: string): NewVariant[] | 'priceWrong' | 'variantsWrong' {
  const titles = new Set(rows.map((row) => row.title.trim().toLowerCase()));
  if (rows.length < 2 || rows.length > maxVariants || titles.size < rows.length || titles.has(''))
    return 'variantsWrong';
  const taken = new Set<string>();
  const made: NewVariant[] = [];
  for (const [index, row] of rows.entries()) {
    const price = priceOf(row.price, currency);
    if (price === undefined) return 'priceWrong';
    const slug = slugOf(row.title);
    const variantId = slug && !taken.has(slug) ? slug : `${slug || 'variant'}-${index + 1}`;
    taken.add(variantId);
    made.push({ variantId, title: row.title.trim(), stock: row.stock, price });
  }
  return made;
}

/** Minor units; null when nothing is written, undefined when it is no amount. */
function priceOf(text: string, currency: string): number | null | undefined {
  return text.trim() ? (parseMoney(text, currency) ?? undefined) : null;
}
