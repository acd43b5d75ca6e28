import { describe, expect, it } from 'vitest';
import { orderParts } from '../src/pay/order';
import { createDropOf, maxVariants, newDraft, newVariant } from '../src/studio/dropDraft';
import { product } from './samples';

describe('a drop as it is typed', () => {
  it('asks for a plain drop', () => {
    expect(createDropOf({ ...newDraft, stock: 7 }, product, 'd')).toMatchObject({
      dropId: 'd',
      productId: 'scarf',
      stock: 7,
      price: null,
      mode: 'firstCome',
      entrySeconds: null,
      variants: null,
      payment: false,
    });
  });

  it('names the entry time of a lottery only', () => {
    expect(createDropOf({ ...newDraft, mode: 'lottery', entrySeconds: 90 }, product, 'd')).toMatchObject({
      mode: 'lottery',
      entrySeconds: 90,
    });
  });

  it('sums the stock of its variants, each with an id that a repetition makes again', () => {
    const draft = {
      ...newDraft,
      variants: [
        { title: 'Sand', stock: 4, price: '' },
        { title: 'Мох', stock: 2, price: '59,90' },
        { title: 'sand!', stock: 1, price: '' },
      ],
    };
    const made = createDropOf(draft, product, 'd');
    expect(made).toMatchObject({
      stock: 7,
      variants: [
        { variantId: 'sand', title: 'Sand', stock: 4, price: null },
        { variantId: 'variant-2', title: 'Мох', stock: 2, price: 5_990 },
        { variantId: 'sand-3', title: 'sand!', stock: 1, price: null },
      ],
    });
    expect(createDropOf(draft, product, 'd')).toEqual(made);
  });

  it('says what is wrong', () => {
    const two = (title: string) => [newVariant, newVariant].map((v) => ({ ...v, title }));
    const of = (variants: readonly (typeof newVariant)[]) => createDropOf({ ...newDraft, variants }, product, 'd');
    expect(createDropOf({ ...newDraft, price: '1.234' }, product, 'd')).toBe('priceWrong');
    expect(of([{ ...newVariant, title: 'one' }])).toBe('variantsWrong');
    expect(of(two('same'))).toBe('variantsWrong');
    expect(
      of([
        { ...newVariant, title: ' ' },
        { ...newVariant, title: 'b' },
      ]),
    ).toBe('variantsWrong');
    expect(
      of([
        { ...newVariant, title: 'a', price: 'x' },
        { ...newVariant, title: 'b' },
      ]),
    ).toBe('priceWrong');
    const many = Array.from({ length: maxVariants + 1 }, (_, i) => ({ ...newVariant, title: `v${i}` }));
    expect(of(many)).toBe('variantsWrong');
    expect(of(many.slice(1))).toHaveProperty('stock', 10 * maxVariants);
  });
});

it('an order id names a drop and a reservation', () => {
  expect(orderParts('red-scarf-3f-12')).toEqual({ dropId: 'red-scarf-3f', number: 12 });
  for (const wrong of ['', 'scarf', 'scarf-', '-1', 'scarf-0', 'scarf-x']) expect(orderParts(wrong)).toBeNull();
});
